import { accessToken } from './access-token.ts';
import { api } from './api.ts';
import { authorizationRequest } from './authorization-request.ts';
import { authorizationResponse } from './authorization-response.ts';
import { claims } from './claims.ts';
import { cookies } from './cookies.ts';
import { discovery } from './discovery.ts';
import type { Entry, Place } from './entry.ts';
import { errorCodes, errorFields } from './errors.ts';
import { forms } from './forms.ts';
import { requestHeaders } from './headers.ts';
import { idToken } from './id-token.ts';
import { jwks } from './jwks.ts';
import { responseHeaders } from './response-headers.ts';
import { scopes } from './scopes.ts';
import { tokenRequest } from './token-request.ts';
import { tokenResponse } from './token-response.ts';

export type { Entry, Place } from './entry.ts';

const names: readonly Entry[] = [
  ...authorizationRequest,
  ...authorizationResponse,
  ...tokenRequest,
  ...tokenResponse,
  ...errorFields,
  ...idToken,
  ...accessToken,
  ...claims,
  ...api,
  ...forms,
  ...discovery,
  ...jwks,
  ...requestHeaders,
  ...responseHeaders,
  ...cookies,
];

/** Places whose names are the same in upper and lower case. */
const CASELESS: ReadonlySet<Place> = new Set(['request header', 'response header', 'cookie']);

const byPlace = new Map(
  names.flatMap((entry) => entry.places.map((place) => [keyOf(entry.name, place), entry])),
);
const byCode = new Map(errorCodes.map((entry) => [entry.name, entry]));
const byScope = new Map(scopes.map((entry) => [entry.name, entry]));

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

/** Every entry: names, then error codes, then scopes. */
export function entries(): readonly Entry[] {
  return [...names, ...errorCodes, ...scopes];
}
