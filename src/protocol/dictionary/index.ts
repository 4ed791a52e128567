import { accessToken } from './access-token.ts';
import { api } from './api.ts';
import { authorizationRequest } from './authorization-request.ts';
import { authorizationRequestOptions } from './authorization-request-options.ts';
import { authorizationResponse } from './authorization-response.ts';
import { claims } from './claims.ts';
import { clientAuthentication } from './client-authentication.ts';
import { cookies } from './cookies.ts';
import { device } from './device.ts';
import { discovery } from './discovery.ts';
import { dpop } from './dpop.ts';
import type { Entry, Place } from './entry.ts';
import { errorCodes, errorFields } from './errors.ts';
import { forms } from './forms.ts';
import { requestHeaders } from './headers.ts';
import { idToken } from './id-token.ts';
import { introspection } from './introspection.ts';
import { jwks } from './jwks.ts';
import { logout } from './logout.ts';
import { pushedRequest } from './pushed-request.ts';
import { responseHeaders } from './response-headers.ts';
import { authenticationSchemes } from './schemes.ts';
import { scopes } from './scopes.ts';
import { tokenRequest } from './token-request.ts';
import { tokenResponse } from './token-response.ts';
import { values } from './values.ts';

export type { Entry, Place } from './entry.ts';

const names: readonly Entry[] = [
  ...authorizationRequest,
  ...authorizationRequestOptions,
  ...pushedRequest,
  ...authorizationResponse,
  ...tokenRequest,
  ...clientAuthentication,
  ...tokenResponse,
  ...device,
  ...introspection,
  ...logout,
  ...errorFields,
  ...idToken,
  ...accessToken,
  ...claims,
  ...dpop,
  ...api,
  ...forms,
  ...discovery,
  ...jwks,
  ...requestHeaders,
  ...responseHeaders,
  ...authenticationSchemes,
  ...cookies,
];

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

/** Every entry: names, then error codes, scopes and other values. */
export function entries(): readonly Entry[] {
  return [...names, ...errorCodes, ...scopes, ...Object.values(values).flat()];
}
