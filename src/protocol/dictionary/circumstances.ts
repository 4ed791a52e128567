import { type HttpRequest, header } from '../http.ts';
import { decodeParameters, parameter, queryOf, spaceDelimited } from '../parameters.ts';
import type { Place } from './entry.ts';
import type { Circumstance } from './need.ts';
import { scopes } from './scopes.ts';

/** Requests in which an app authenticates itself, if it can. */
export const authenticated = [
  'pushed authorization request',
  'token request',
  'device authorization request',
  'revocation request',
  'introspection request',
] as const satisfies readonly Place[];

/** The scopes that OpenID Connect defines; any other is an API's own. */
const OPENID = new Set(scopes.map(({ name }) => name).filter((name) => !name.includes(':')));

/** What needs may rest on, as a request of this kind shows it. */
export function circumstancesOf(request: HttpRequest, place: Place): Circumstance[] {
  const sent = [...queryOf(request.url), ...decodeParameters(request.body ?? '')];
  const has = (name: string) => parameter(sent, name) !== undefined;
  const words = (name: string) => spaceDelimited(parameter(sent, name));
  return [
    ...((authenticated as readonly Place[]).includes(place) ? [authentication(request, has)] : []),
    ...(place === 'authorization request' && has('request_uri') ? ['pushed request' as const] : []),
    ...(words('response_type').includes('id_token') ? ['ID token through the browser' as const] : []),
    ...(words('scope').some((scope) => !OPENID.has(scope)) ? ['scope of an API' as const] : []),
    ...(header(request, 'DPoP') === undefined ? [] : ['bound token' as const]),
  ];
}

function authentication(request: HttpRequest, has: (name: string) => boolean): Circumstance {
  if (header(request, 'Authorization') !== undefined) return 'client_secret_basic';
  if (has('client_secret')) return 'client_secret_post';
  return has('client_assertion') ? 'private_key_jwt' : 'public client';
}
