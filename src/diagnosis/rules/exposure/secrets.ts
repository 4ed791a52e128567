import { header, parseUrl } from '../../../protocol/http.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import { looksTakenOut } from '../../facts/absent.ts';
import type { Facts } from '../../facts/facts.ts';

/** What a value is called, and the event that shows it first. */
export interface Known {
  readonly name: string;
  readonly seq: number;
}

/** Shorter values may stand anywhere by chance. */
const SHORTEST = 12;

const known = new WeakMap<Facts, ReadonlyMap<string, Known>>();

/** The values of an attempt that only its own parties may have: codes, tokens, verifiers, secrets, passwords. */
export function secretsOf(facts: Facts): ReadonlyMap<string, Known> {
  const remembered = known.get(facts);
  if (remembered) return remembered;
  const secrets = new Map<string, Known>();
  const add = (value: string | undefined, name: string, seq: number) => {
    if (value === undefined || value.length < SHORTEST || looksTakenOut(value) || secrets.has(value)) return;
    secrets.set(value, { name, seq });
  };
  if (!facts.lacks('values')) {
    for (const { fields, seq } of facts.answers) add(fields.value('code'), 'code', seq);
    for (const { kind, value, seq } of facts.tokens) add(value, kind, seq);
    for (const { fields, authentication, seq } of facts.tokenCalls) {
      for (const name of ['code', 'code_verifier', 'password', 'device_code'])
        add(fields.value(name), name, seq);
      for (const { method, credential } of authentication) add(credential?.value, isSecret(method), seq);
    }
  }
  known.set(facts, secrets);
  return secrets;
}

const isSecret = (method: string): string => (method.endsWith('_jwt') ? 'client_assertion' : 'client_secret');

const parties = new WeakMap<Facts, ReadonlySet<string>>();

/** The origins of the app and of the authorization server. */
function ownOrigins(facts: Facts): ReadonlySet<string> {
  const remembered = parties.get(facts);
  if (remembered) return remembered;
  const origins = new Set<string>();
  const { imported, events } = facts.trace;
  for (const party of ['app', 'authorization-server'] as const)
    for (const origin of imported?.origins[party] ?? []) origins.add(origin);
  const add = (text: string | undefined) => {
    const url = parseUrl(text ?? '');
    if (url) origins.add(url.origin);
  };
  for (const { fields, event } of facts.asks) {
    add(fields.value('redirect_uri'));
    add(event.message.url);
  }
  for (const { event } of facts.tokenCalls) add(event.message.url);
  if (!imported)
    for (const event of events)
      if (event.kind === 'request' && (event.to === 'app' || event.to === 'authorization-server'))
        add(event.message.url);
  parties.set(facts, origins);
  return origins;
}

/** The end of a host's name that one owner has, as far as one can tell without a list: its last two labels. */
const siteOf = (hostname: string): string => hostname.split('.').slice(-2).join('.');

/** Whether a request goes to somebody who is neither the app nor its server, nor under the same name as one of them. */
export function isToThirdParty(facts: Facts, event: RequestEvent): boolean {
  const url = parseUrl(event.message.url);
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  const own = ownOrigins(facts);
  if (own.size === 0 || own.has(url.origin)) return false;
  const site = siteOf(url.hostname);
  return ![...own].some((origin) => siteOf(parseUrl(origin)?.hostname ?? '') === site);
}

/** The page that a request came from, as its Referer header says. */
export const refererOf = ({ message }: RequestEvent): URL | undefined =>
  parseUrl(header(message, 'referer') ?? '');
