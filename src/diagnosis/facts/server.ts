import { header, parseUrl } from '../../protocol/http.ts';
import { type Jwks, parseJwks } from '../../protocol/jwt.ts';
import type { Party } from '../../protocol/parties.ts';
import { jsonObject, type ResponseEvent, type Trace } from '../../trace/index.ts';
import type { Exchange } from './exchange.ts';
import type { AuthorizationAnswer, Field, Metadata, TokenCall } from './facts.ts';
import type { KnownKeys } from './signatures.ts';

/** The server's metadata out of an answer. */
export function metadataOf({ response }: Exchange): Metadata | undefined {
  const members = response && jsonObject(response.message.body.replace(/^\uFEFF/, ''));
  if (!members) return undefined;
  const issuer = Object.hasOwn(members, 'issuer') ? members['issuer'] : undefined;
  return { seq: response.seq, issuer: typeof issuer === 'string' ? issuer : undefined, members };
}

/** The key sets of an attempt, the latest first. */
export function keySetsIn(exchanges: readonly Exchange[], attempt: number): KnownKeys[] {
  return exchanges
    .flatMap(({ response }) => {
      const jwks = response && response.message.status < 400 ? keysIn(response.message.body) : undefined;
      return jwks && response ? [{ jwks, seq: response.seq, attempt }] : [];
    })
    .reverse();
}

/** An answer that is JSON without keys is a set without keys. */
const keysIn = (body: string): Jwks | undefined => parseJwks(body) ?? (jsonObject(body) && { keys: [] });

/** By what an attempt's server is known again in another attempt: its origins, and its issuers. */
export function serverNames(
  trace: Trace,
  exchanges: readonly Exchange[],
  issuers: readonly Field[],
): ReadonlySet<string> {
  const origins = trace.imported?.origins['authorization-server'] ?? [];
  const seen = exchanges.map(({ request, url }) =>
    request.to === 'authorization-server' ? originOf(url) : undefined,
  );
  const names = [...origins, ...seen, ...issuers.map(({ value }) => originOf(parseUrl(value)))];
  return new Set(names.filter((name) => name !== undefined));
}

const originOf = (url: URL | undefined): string | undefined =>
  url && url.origin !== 'null' ? url.origin : undefined;

/** Everything that says who the server is, by its own words, in order. */
export function issuersIn(
  answers: readonly AuthorizationAnswer[],
  metadata: readonly Metadata[],
  idTokens: readonly {
    readonly jwt: TokenCall['authentication'][number]['assertion'];
    readonly seq: number;
    readonly where: string;
  }[],
): Field[] {
  const named = [
    ...metadata.map(({ issuer, seq }) => field(issuer, seq, "the server's metadata")),
    ...answers.map(({ fields }) => fields.get('iss')),
    ...idTokens.map(({ jwt, seq }) => field(jwt?.claims['iss'], seq, 'the ID token')),
  ];
  return named.filter((one) => one !== undefined).sort((a, b) => a.seq - b.seq);
}

const field = (value: unknown, seq: number, where: string): Field | undefined =>
  typeof value === 'string' ? { name: 'iss', value, seq, where } : undefined;

/** What was made for this moment, and did not lie in a cache. */
const isFresh = ({ message }: ResponseEvent): boolean =>
  /no-store|no-cache|max-age=0/.test(header(message, 'cache-control') ?? '') ||
  (message.status >= 300 && message.status !== 304) ||
  message.status === 201;

/** How far each party's clock is ahead of the recorder's, in seconds. */
export function clocksIn({ events }: Trace): ReadonlyMap<Party, number> {
  const by = new Map<Party, { fresh: number[]; all: number[] }>();
  for (const event of events) {
    if (event.kind !== 'response' || event.lacks?.includes('time')) continue;
    const date = Date.parse(header(event.message, 'date') ?? '');
    if (Number.isNaN(date)) continue;
    const age = Number(header(event.message, 'age') ?? 0) || 0;
    const ahead = date / 1000 + age - event.at / 1000;
    const known = by.get(event.from) ?? { fresh: [], all: [] };
    by.set(event.from, known);
    known.all.push(ahead);
    if (isFresh(event)) known.fresh.push(ahead);
  }
  return new Map(
    [...by].map(([party, { fresh, all }]) => [party, fresh.length > 0 ? median(fresh) : latest(all)]),
  );
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What lay in a cache shows an older date, never a later one. */
const latest = (values: readonly number[]): number =>
  values.reduce((most, one) => Math.max(most, one), -Infinity);
