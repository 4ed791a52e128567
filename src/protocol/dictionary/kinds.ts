import type { Entry, Place } from './entry.ts';
import { errorCodes } from './errors.ts';
import { names } from './names.ts';
import { scopes } from './scopes.ts';
import { values } from './values.ts';
import { words } from './words.ts';

/** What sort of thing an entry is: the groups of a glossary. */
export type Kind =
  | 'party'
  | 'token'
  | 'grant'
  | 'term'
  | 'parameter'
  | 'claim'
  | 'header'
  | 'cookie'
  | 'metadata'
  | 'scope'
  | 'value'
  | 'error';

const KINDS: Partial<Readonly<Record<Place, Kind>>> = {
  party: 'party',
  token: 'token',
  grant: 'grant',
  term: 'term',
  userinfo: 'claim',
  'ID token header': 'claim',
  'ID token': 'claim',
  'access token header': 'claim',
  'access token': 'claim',
  'client assertion header': 'claim',
  'client assertion': 'claim',
  'DPoP proof header': 'claim',
  'DPoP proof': 'claim',
  'request header': 'header',
  'response header': 'header',
  'authentication scheme': 'header',
  challenge: 'header',
  cookie: 'cookie',
  discovery: 'metadata',
  jwks: 'metadata',
};

/** What an id begins with and which group it is in, where its first place does not say so. */
const apart = new Map<Entry, { readonly prefix: string; readonly kind: Kind }>([
  ...errorCodes.map((entry) => [entry, { prefix: 'error-code', kind: 'error' }] as const),
  ...scopes.map((entry) => [entry, { prefix: 'scope', kind: 'scope' }] as const),
  ...Object.entries(values).flatMap(([name, group]) =>
    group.map((entry) => [entry, { prefix: name, kind: 'value' }] as const),
  ),
]);

/** What sort of thing an entry is. */
export function kindOf(entry: Entry): Kind {
  const place = entry.places[0];
  return apart.get(entry)?.kind ?? (place && KINDS[place]) ?? 'parameter';
}

/** An entry's name in links, the same in every version: `id-token.nonce`, `error-code.invalid_grant`, `term.front-channel`. */
export function entryId(entry: Entry): string {
  const prefix = slug(apart.get(entry)?.prefix ?? entry.places[0] ?? '').toLowerCase();
  return `${prefix}.${slug(words.includes(entry) ? entry.name.toLowerCase() : entry.name)}`;
}

/** What is safe in an address stays; the rest becomes hyphens. */
const slug = (text: string): string => text.replace(/[^\w.-]+/g, '-');

const byId = new Map([...names, ...apart.keys(), ...words].map((entry) => [entryId(entry), entry] as const));

/** The entry that a link names; `undefined` for an id that there is none of. */
export function entryById(id: string): Entry | undefined {
  return byId.get(id);
}
