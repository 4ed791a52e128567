import type { Place } from '../../../protocol/dictionary/index.ts';
import { mediaType, parseUrl } from '../../../protocol/http.ts';
import { decodeParameters, type Parameters, parameter, queryOf } from '../../../protocol/parameters.ts';
import type { RequestEvent } from '../../../trace/index.ts';

/** A request's parameters: those of its query, those of its form body, and what the body is if it is no form. */
export function parametersOf({ message }: RequestEvent): { query: Parameters; body: Parameters } {
  const form = mediaType(message) === 'application/x-www-form-urlencoded';
  return { query: queryOf(message.url), body: form ? decodeParameters(message.body ?? '') : [] };
}

/** Where the parameters of a request stand, told by what they mean and not by one vendor's paths. */
export function placeOfRequest(event: RequestEvent): Place {
  const { query, body } = parametersOf(event);
  const has = (name: string) => parameter([...query, ...body], name) !== undefined;
  if (event.to === 'api') return 'api';
  if (event.channel === 'back') {
    if (has('grant_type')) return 'token request';
    return has('token') ? 'revocation request' : backPlace(event);
  }
  if (event.to === 'app' || isAuthorizationResponse(query)) return 'authorization response';
  return isAuthorizationRequest(event, query) ? 'authorization request' : 'form';
}

function backPlace({ message }: RequestEvent): Place {
  const path = parseUrl(message.url)?.pathname ?? '';
  if (/revoke/.test(path)) return 'revocation request';
  return /userinfo/.test(path) ? 'userinfo' : 'token request';
}

function isAuthorizationRequest({ message }: RequestEvent, query: Parameters): boolean {
  const path = parseUrl(message.url)?.pathname ?? '';
  return parameter(query, 'response_type') !== undefined || /\/authorize$/.test(path);
}

function isAuthorizationResponse(query: Parameters): boolean {
  const has = (name: string) => parameter(query, name) !== undefined;
  return (has('code') || has('error')) && !has('response_type');
}

/** Where the parameters of a `Location` stand. */
export function placeOfLocation(query: Parameters): Place {
  if (isAuthorizationResponse(query)) return 'authorization response';
  return parameter(query, 'response_type') === undefined ? 'form' : 'authorization request';
}

/** Where the members of a JSON body stand. */
export function placeOfJson(
  fields: Readonly<Record<string, unknown>>,
  request: RequestEvent | undefined,
): Place {
  const has = (name: string) => Object.hasOwn(fields, name);
  if (has('keys')) return 'jwks';
  if (has('authorization_endpoint') || has('jwks_uri')) return 'discovery';
  if (has('device_code')) return 'device response';
  if (has('error')) return 'error response';
  if (has('access_token') || has('id_token')) return 'token response';
  if (request?.to === 'api') return 'api';
  return has('sub') ? 'userinfo' : 'api';
}
