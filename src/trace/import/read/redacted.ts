import { header } from '../../../protocol/http.ts';
import type { Lack, TraceLack } from '../../events.ts';
import type { Entry, EntryResponse } from '../entry.ts';
import { constantsIn, isPseudonymous } from './constants.ts';
import { joined } from './lacks.ts';
import { isPlaceholder } from './placeholder.ts';
import { type SecretFound, secretsIn } from './secrets-in.ts';

/** Entries with the lack `values` where a sanitizer put something in place of a secret, and whether the file as a whole was treated so. */
export interface Redactions {
  readonly entries: readonly Entry[];
  readonly lacks: readonly TraceLack[];
}

/**
 * Finds what sanitizers left: words and stars in place of a secret, one text in the place of secrets that cannot be the same, tokens
 * whose signatures were replaced by a constant, hashes in place of everything. Such values must not be compared with anything.
 * Where only a header's value is gone, the message lacks that header.
 */
export function withRedactions(entries: readonly Entry[]): Redactions {
  const found = secretsOf(entries);
  const all = [...found.values()].flatMap(({ request, response }) => [...request, ...response]);
  const constants = constantsIn(all);
  const everything = isPseudonymous(all);
  const isReplaced = ({ value, signature }: SecretFound) =>
    everything || isPlaceholder(value) || constants.has(signature ?? value);
  const marked = [...entries];
  let count = 0;
  for (const [index, { request, response, headers }] of found) {
    const asked = request.filter(isReplaced).length;
    const answered = response.filter(isReplaced).length;
    count += asked + answered;
    const entry = marked[index];
    if (!entry || asked + answered + headers.length === 0) continue;
    marked[index] = lacking(
      entry,
      asked > 0 ? ['values', ...headers] : headers,
      answered > 0 ? ['values'] : [],
    );
  }
  return { entries: marked, lacks: count > 1 ? ['values'] : [] };
}

interface SecretsOfEntry {
  readonly request: readonly SecretFound[];
  readonly response: readonly SecretFound[];
  /** Headers of the request that are there by name only. */
  readonly headers: readonly Lack[];
}

/** By the number of the entry; most have none. */
function secretsOf(entries: readonly Entry[]): ReadonlyMap<number, SecretsOfEntry> {
  const found = new Map<number, SecretsOfEntry>();
  entries.forEach(({ request: asked, response: answered }, index) => {
    const request = secretsIn(asked.url, asked.body);
    const response = answered ? secretsIn(locationOf(answered), answered.body) : [];
    const headers = emptiedHeaders(asked);
    if (request.length + response.length + headers.length > 0)
      found.set(index, { request, response, headers });
  });
  return found;
}

/** Behind the scheme of `Authorization`, and behind the name of the first cookie. */
function emptiedHeaders(request: Entry['request']): readonly Lack[] {
  const credentials = header(request, 'authorization')?.replace(/^\S+ +(?=\S)/, '');
  const cookie = header(request, 'cookie')?.slice(0, 300);
  const value = cookie?.slice(cookie.indexOf('=') + 1).split(';')[0];
  if (credentials === undefined && value === undefined) return [];
  const lacks: Lack[] = credentials !== undefined && isPlaceholder(credentials) ? ['authorization'] : [];
  return value !== undefined && isPlaceholder(value) ? [...lacks, 'cookies'] : lacks;
}

const locationOf = (response: EntryResponse): string =>
  response.redirectUrl ?? header(response, 'location') ?? '';

function lacking(entry: Entry, asked: readonly Lack[], answered: readonly Lack[]): Entry {
  const { request, response } = entry;
  return {
    ...entry,
    request: { ...request, lacks: joined(request.lacks, asked) },
    response: response && { ...response, lacks: joined(response.lacks, answered) },
  };
}
