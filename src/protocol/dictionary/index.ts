import type { Entry, Place } from './entry.ts';
import { errorCodes } from './errors.ts';
import { names } from './names.ts';
import { scopes } from './scopes.ts';
import { values } from './values.ts';
import { words } from './words.ts';

export { circumstancesOf } from './circumstances.ts';
export type { Entry, Place } from './entry.ts';
export { entryById, entryId, type Kind, kindOf } from './kinds.ts';
export {
  type Circumstance,
  type FlowName,
  type GrantName,
  isSettled,
  type Level,
  type Met,
  type Need,
  needOf,
  needsAt,
} from './need.ts';
export { isFlowName, levelInWords, remarksIn, whereInWords } from './need-words.ts';

/** Places whose names are the same in upper and lower case. */
const CASELESS: ReadonlySet<Place> = new Set([
  'request header',
  'response header',
  'authentication scheme',
  'challenge',
  'cookie',
]);

const byPlace = new Map(
  names.flatMap((entry) => entry.places.map((place) => [keyOf(entry.name, place), entry])),
);
const byCode = new Map(errorCodes.map((entry) => [entry.name, entry]));
const byScope = new Map(scopes.map((entry) => [entry.name, entry]));
const byValue = new Map(
  Object.entries(values).flatMap(([name, entries]) =>
    entries.map((entry) => [`${name}\n${entry.name}`, entry]),
  ),
);

function keyOf(name: string, place: Place): string {
  return `${place}\n${CASELESS.has(place) ? name.toLowerCase() : name}`;
}

/**
 * What a name means where it stands; `undefined` when the dictionary does not know it.
 * Header names and cookie attributes are compared without case; a cookie's own name is explained by its prefix.
 */
export function explain(name: string, place: Place): Entry | undefined {
  const known = byPlace.get(keyOf(name, place));
  if (known || place !== 'cookie') return known;
  const prefix = /^__(?:Host|Secure)-/i.exec(name)?.[0];
  return prefix === undefined ? undefined : byPlace.get(keyOf(prefix, place));
}

/** What an error code means, the value of `error`; `undefined` when the dictionary does not know it. */
export function explainError(code: string): Entry | undefined {
  return byCode.get(code);
}

/** What a scope of OpenID Connect or of the demo's API opens; `undefined` for others, whose meaning their API decides. */
export function explainScope(scope: string): Entry | undefined {
  return byScope.get(scope);
}

/**
 * What a single word means as the value of a parameter: `device_code` for `grant_type`, an error code, a scope.
 * `undefined` for other words, and for parameters whose values have no fixed meaning.
 */
export function explainValue(name: string, word: string): Entry | undefined {
  if (name === 'scope') return explainScope(word);
  if (name === 'error') return explainError(word);
  if (name === 'token_type') return explain(word, 'authentication scheme');
  return byValue.get(`${name}\n${word}`);
}

const byWord = new Map(
  words.flatMap((entry) => [entry.name, ...(entry.also ?? [])].map((word) => [word.toLowerCase(), entry])),
);

/** What a party, token, grant or term is, by any of its names and in any case: `front channel`, `Resource Owner`. */
export function explainTerm(word: string): Entry | undefined {
  return byWord.get(word.trim().toLowerCase());
}

/** Every entry: names, then error codes, scopes and other values, then parties, tokens, grants and terms. */
export function entries(): readonly Entry[] {
  return [...names, ...errorCodes, ...scopes, ...Object.values(values).flat(), ...words];
}
