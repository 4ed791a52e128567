import { header, parseUrl } from '../../../protocol/http.ts';
import { isObject, jsonValue } from '../../json.ts';
import { endpointOf, originOf } from './addresses.ts';
import { evidentKind, type Kind } from './kind.ts';
import type { Reading } from './reading.ts';
import { type Redemptions, redemptionsOf } from './redemptions.ts';

/** What is known before the first exchange is sorted: what endpoints are for, as all exchanges together tell. */
export interface Knowledge {
  readonly kinds: ReadonlyMap<Reading, Kind>;
  /** What endpoints are for, as metadata and plain messages told. */
  readonly endpoints: ReadonlyMap<string, Kind>;
  /** Endpoints that told who a token's person is: userinfo, if they are the server's. */
  readonly persons: ReadonlySet<string>;
  /** Addresses that a page's script asks with `Authorization`, as the preflights say; sanitized files show nothing else of it. */
  readonly authorized: ReadonlySet<string>;
  /** Origins that belong to one server, each by the name of the same one. */
  readonly families: ReadonlyMap<string, string>;
  readonly redemptions: Redemptions;
}

/** The headers that the request itself will have (Fetch §4.8). */
const announcesToken = ({ exchange }: Reading): boolean =>
  /\bauthorization\b/i.test(header(exchange.entry.request, 'access-control-request-headers') ?? '');

const LEARNT: ReadonlySet<Kind> = new Set<Kind>([
  ...(['authorize', 'par', 'token', 'device', 'introspection', 'jwks', 'logout'] as const),
]);

/** Members of server metadata that name endpoints (RFC 8414 §2, OIDC Discovery §3). */
const NAMED: readonly (readonly [member: string, kind: Kind])[] = [
  ['authorization_endpoint', 'authorize'],
  ['token_endpoint', 'token'],
  ['userinfo_endpoint', 'userinfo'],
  ['jwks_uri', 'jwks'],
  ['end_session_endpoint', 'logout'],
  ['revocation_endpoint', 'revocation'],
  ['introspection_endpoint', 'introspection'],
  ['device_authorization_endpoint', 'device'],
  ['pushed_authorization_request_endpoint', 'par'],
];

function readMetadata(
  { exchange, origin }: Reading,
  endpoints: Map<string, Kind>,
  families: Map<string, string>,
): void {
  const members = jsonValue(exchange.entry.response?.body ?? '');
  if (!isObject(members)) return;
  const issuer = parseUrl(String(members['issuer']));
  const name = families.get(origin) ?? (issuer ? originOf(issuer) : origin);
  for (const one of [origin, originOf(issuer)]) if (one !== '') families.set(one, name);
  for (const [member, kind] of NAMED) {
    const url = typeof members[member] === 'string' ? parseUrl(members[member]) : undefined;
    if (!url) continue;
    if (!endpoints.has(endpointOf(url))) endpoints.set(endpointOf(url), kind);
    if (!families.has(originOf(url))) families.set(originOf(url), name);
  }
}

/** Learns the endpoints of all that will be sorted. */
export function knowledgeOf(readings: readonly Reading[]): Knowledge {
  const kinds = new Map<Reading, Kind>();
  const endpoints = new Map<string, Kind>();
  const families = new Map<string, string>();
  const authorized = new Set<string>();
  const persons = new Set<string>();
  for (const reading of readings) {
    const kind = evidentKind(reading);
    if (!kind && reading.bearer !== undefined && reading.answer.has('sub')) persons.add(reading.endpoint);
    if (!kind) continue;
    kinds.set(reading, kind);
    if (kind === 'preflight' && announcesToken(reading)) authorized.add(reading.address);
    if (kind === 'metadata') readMetadata(reading, endpoints, families);
    // What stands in a form or an answer is surer than a name in a document, which can be wrong.
    if (LEARNT.has(kind) && reading.endpoint !== '') endpoints.set(reading.endpoint, kind);
  }
  return { kinds, endpoints, families, authorized, persons, redemptions: redemptionsOf(readings, kinds) };
}
