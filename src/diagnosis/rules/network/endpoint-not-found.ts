import { parseUrl } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { MessageEvent, RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answersTo } from '../refusals.ts';
import { NO_ANSWER } from './answers.ts';

/** A request that should have found an endpoint of the server. */
interface Asked {
  readonly name: string;
  readonly request: RequestEvent;
  readonly response: ResponseEvent | undefined;
}

/**
 * Whether requests reach an endpoint of the server at all.
 * @see [RFC 9110 - HTTP Semantics, section 15.5.5](https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5)
 */
export const endpointNotFound: Rule = {
  id: 'endpoint_not_found',
  topic: 'network and proxies',
  title: "Requests reach the server's endpoints",
  spec: rfc(9110, '15.5.5'),
  check: (facts) => {
    const asked = [...calls(facts), ...asksOf(facts), ...documents(facts)];
    const missing = asked.filter(isMissing);
    const byName = new Map(missing.toReversed().map((one) => [one.name, one]));
    const found = asked.find(({ response }) => response !== undefined && response.message.status < 400);
    return [
      ...[...byName.values()].map((one) => verdictOn(facts, one, asked)),
      ...(found && missing.length === 0 ? [held(found.request.seq)] : []),
      ...(asked.some(({ response }) => !response) ? [untold(NO_ANSWER)] : []),
    ];
  },
};

const calls = ({ tokenCalls, devices, pushes }: Facts): Asked[] => [
  ...tokenCalls
    .filter(({ error }) => error === undefined)
    .map(({ event, response }) => ({ name: 'token endpoint', request: event, response })),
  ...devices
    .filter(({ answer }) => !answer.has('error'))
    .map(({ event, response }) => ({ name: 'device authorization endpoint', request: event, response })),
  ...pushes.map(({ event, response }) => ({
    name: 'pushed authorization request endpoint',
    request: event,
    response,
  })),
];

const asksOf = (facts: Facts): Asked[] =>
  facts.asks
    .filter((ask) => answersTo(facts, ask).length === 0)
    .map(({ event, response }) => ({ name: 'authorization endpoint', request: event, response }));

/** Fetches of metadata and of keys, by the usual addresses and by what the metadata says. */
function documents(facts: Facts): Asked[] {
  const keys = facts.metadata?.members['jwks_uri'];
  return facts.trace.events.flatMap((event) => {
    if (event.kind !== 'request' || event.message.method !== 'GET' || event.to !== 'authorization-server')
      return [];
    const path = parseUrl(event.message.url)?.pathname ?? '';
    const response = facts.model.responseOf(event);
    if (/\/\.well-known\/(?:openid-configuration|oauth-authorization-server)/.test(path))
      return [{ name: 'metadata', request: event, response }];
    const isKeys = event.message.url === keys || /\/(?:jwks|certs)(?:\.json)?\/?$/.test(path);
    return isKeys ? [{ name: 'key set', request: event, response }] : [];
  });
}

const MISSING: ReadonlySet<number> = new Set([404, 405, 410, 501]);

function isMissing({ request, response, name }: Asked): boolean {
  if (!response || !MISSING.has(response.message.status)) return false;
  // A token request by GET has a rule of its own.
  return name !== 'token endpoint' || request.message.method === 'POST';
}

/** Whether the metadata was asked for at the address of OIDC as well. */
const triedBoth = (asked: readonly Asked[]): boolean =>
  asked.some(({ request }) => request.message.url.includes('/.well-known/openid-configuration'));

function verdictOn(facts: Facts, missing: Asked, asked: readonly Asked[]): Verdict {
  const { request, response, name } = missing;
  const status = response?.message.status ?? 0;
  const url = parseUrl(request.message.url);
  const where = url ? `${url.origin}${url.pathname}` : request.message.url.slice(0, 200);
  const ok = asked.find(
    (one) =>
      one.name === name && one.request.seq > request.seq && one.response && one.response.message.status < 400,
  );
  const optional = name === 'metadata' || name === 'key set';
  // Clients try one address of the metadata after the other, and go on without.
  const wentOn = optional && [...facts.asks, ...facts.tokenCalls].some(({ seq }) => seq > request.seq);
  const tried =
    name === 'metadata' && where.includes('/.well-known/oauth-authorization-server') && !triedBoth(asked);
  const recovered = ok !== undefined || wentOn || tried;
  return broken(endpointNotFound, {
    weight: recovered ? 'note' : 'error',
    certainty: 'likely',
    says: `There is no ${name} at ${where}: the server answered with status ${status}.`,
    because:
      status === 405
        ? 'Something is there, but it takes no such request: mostly a page or a route of another program.'
        : 'The address is wrong: mostly another tenant, realm, version or path than the server has, or a proxy that routes it elsewhere.',
    evidence: [
      { what: 'URL', actual: where, where: `the request to the ${name}`, seq: request.seq },
      {
        what: 'status',
        expected: '200',
        actual: String(status),
        where: 'its answer',
        seq: response?.seq ?? request.seq,
      },
    ],
    checkFirst: [
      "Compare the address with the server's metadata (/.well-known/openid-configuration under the issuer).",
      'Check the tenant, realm or policy in the path, also for upper and lower case and a slash too many.',
      'Check which paths the proxy passes on, and whether it rewrites them.',
    ],
    explains: seqsOf(response),
  });
}

const seqsOf = (event: MessageEvent | undefined): number[] => (event ? [event.seq] : []);
