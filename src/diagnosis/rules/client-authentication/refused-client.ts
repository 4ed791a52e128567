import { looksTakenOut } from '../../facts/absent.ts';
import { bare } from '../../facts/exchange.ts';
import type { ClientAuthentication, Facts, TokenCall } from '../../facts/facts.ts';
import type { Evidence, Weight } from '../../finding.ts';
import { type ClientCall, clientCalls } from './client-calls.ts';

/** A request that the server turned down for who asked; those that repeat it are in `explains`. */
export interface RefusedClient {
  readonly call: ClientCall;
  /** The answer, its repetitions, and the error page that the app showed after it. */
  readonly explains: readonly number[];
  /** `note` where the same client got tokens later: it had another way. */
  readonly weight: Weight;
  /** The error answer as evidence. */
  readonly row: Evidence;
}

/** Servers answer 401 with other codes too where they mean the client. */
const ALSO_WITH_401 = new Set<string | undefined>([undefined, 'unauthorized_client', 'access_denied']);

/** Whether the server turned a call down for who asked. */
export function isForClient({ error, status, answer, grant = '' }: TokenCall): boolean {
  if (error === 'invalid_client') return true;
  if (grant.endsWith(':device_code') && error === 'access_denied') return false;
  if (status === 401) return ALSO_WITH_401.has(error);
  if (error !== 'unauthorized_client' && error !== 'invalid_request') return false;
  const described = answer.value('error_description') ?? '';
  return /client.{0,20}(secret|credential|authenticat|assertion)|(secret|credential).{0,30}client/i.test(
    described.slice(0, 500),
  );
}

/** What the client showed: the same twice is one finding. Assertions are new each time. */
function keyOf({ event, clientId, authentication }: TokenCall): string {
  const shown = authentication.map(({ method, credential }) =>
    method.endsWith('_jwt') ? method : [method, credential?.value],
  );
  return JSON.stringify([bare(event.message.url), clientId, shown]);
}

/** Of very many ways, the first tell enough. */
const MOST = 20;

const known = new WeakMap<Facts, readonly RefusedClient[]>();

/** The requests that were turned down for who asked, each way of asking once. Many rules ask. */
export function refusedClients(facts: Facts): readonly RefusedClient[] {
  const before = known.get(facts);
  if (before) return before;
  const found = findRefused(facts);
  known.set(facts, found);
  return found;
}

function findRefused(facts: Facts): RefusedClient[] {
  const groups = new Map<string, ClientCall[]>();
  const succeeded = new Map<string | undefined, number>();
  for (const call of clientCalls(facts)) {
    if (call.succeeded) succeeded.set(call.clientId, call.seq);
    if (!isForClient(call)) continue;
    const key = keyOf(call);
    const group = groups.get(key);
    if (group) group.push(call);
    else groups.set(key, [call]);
  }
  return [...groups.values()].slice(0, MOST).flatMap((group) => {
    const [call] = group;
    if (!call) return [];
    const later = (succeeded.get(call.clientId) ?? -1) > call.seq;
    return [{ call, explains: effectsOf(group), weight: later ? 'note' : 'error', row: errorRow(call) }];
  });
}

/** The error answers to calls, and the error pages with which the app answered the callback that led to them. */
export function effectsOf(calls: readonly TokenCall[]): number[] {
  const seqs = new Set<number>();
  for (const { response, redeems } of calls) {
    if (response) seqs.add(response.seq);
    const page = redeems?.received?.response;
    if (page && page.message.status >= 400) seqs.add(page.seq);
  }
  return [...seqs];
}

/** The error answer to a call, as evidence. */
export function errorRow({ error, status, response, seq }: TokenCall): Evidence {
  const actual = error ?? (status === undefined ? 'no answer' : `status ${status}`);
  return { what: 'error', actual, where: 'the answer', seq: response?.seq ?? seq };
}

/** Whether what is compared is the real value, and not what a sanitizer put in its place. */
export function isReal(facts: Facts, value: string | undefined): value is string {
  return value !== undefined && !facts.lacks('values') && !looksTakenOut(value);
}

/** The id and the secret of a Basic header as they stood, before they are form-decoded. */
export function halves({ basic }: ClientAuthentication): readonly [id: string, secret: string] | undefined {
  const colon = basic?.indexOf(':') ?? -1;
  return basic === undefined || colon < 0 ? undefined : [basic.slice(0, colon), basic.slice(colon + 1)];
}

/** Calls of this and the other attempts in which a client got tokens. */
export function successesOf(facts: Facts, clientId: string | undefined): TokenCall[] {
  if (clientId === undefined) return [];
  return [facts, ...facts.others].flatMap(({ tokenCalls }) =>
    tokenCalls.filter((call) => call.succeeded && call.clientId === clientId),
  );
}

/** Where nothing proves another secret, a visible flaw says more than that the secret is refused. */
export const lessExactThan = (facts: Facts, { clientId }: TokenCall): readonly string[] =>
  successesOf(facts, clientId).length === 0 ? ['client_secret_wrong'] : [];

/** How a method is said in a sentence. */
export const methodWords = {
  client_secret_basic: 'HTTP Basic (client_secret_basic)',
  client_secret_post: 'the form (client_secret_post)',
  private_key_jwt: 'a signed assertion (private_key_jwt)',
  client_secret_jwt: 'an assertion with the secret (client_secret_jwt)',
} as const;

/** Words at the start of a sentence. */
export const starting = (words: string): string => `${words[0]?.toUpperCase() ?? ''}${words.slice(1)}`;
