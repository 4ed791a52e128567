import type { Place } from '../protocol/dictionary/index.ts';
import { mediaType, parseUrl } from '../protocol/http.ts';
import { decodeParameters, type Parameters, parameter, queryOf } from '../protocol/parameters.ts';
import type { ActionEvent, RequestEvent } from './events.ts';
import type { TraceModel } from './model.ts';
import type { ReadPage } from './read-page.ts';
import { pageOwner } from './secret-exposure.ts';

/** A request's parameters: those of its query, those of its form body, and what the body is if it is no form. */
export function parametersOf({ message }: RequestEvent): { query: Parameters; body: Parameters } {
  const form = mediaType(message) === 'application/x-www-form-urlencoded';
  return { query: queryOf(message.url), body: form ? decodeParameters(message.body ?? '') : [] };
}

/** The parameters of a `Location`: those of its query, then those of its fragment, where an answer with tokens stands. */
export function parametersOfLocation(location: string): Parameters {
  const url = parseUrl(location, 'https://relative.example');
  if (!url) return [];
  const fragment = url.hash.includes('=') ? decodeParameters(url.hash.slice(1)) : [];
  return [...queryOf(url.href), ...fragment];
}

/** Where the parameters of a request stand, told by what they mean and, only where that does not tell, by usual paths. */
export function placeOfRequest(event: RequestEvent): Place {
  const { query, body } = parametersOf(event);
  const has = names([...query, ...body]);
  if (event.to === 'api') return 'api';
  if (event.channel === 'back') return backPlace(event, has);
  if (event.to === 'app') return atApp(has);
  if (isOfServersForm(body)) return 'form';
  if (asksForAuthorization(has) || /\/authorize$/.test(pathOf(event))) return 'authorization request';
  if (answers(names(query))) return 'authorization response';
  return isLogout(event, has) ? 'logout request' : 'form';
}

/** What the browser brings to the app: an answer, the end of a logout, or what the app's own pages send it. */
function atApp(has: Has): Place {
  if (answers(has)) return 'authorization response';
  return has('state') ? 'logout response' : 'form';
}

type Has = (...anyOf: string[]) => boolean;

const names =
  (parameters: Parameters): Has =>
  (...anyOf) =>
    anyOf.some((name) => parameter(parameters, name) !== undefined);

const pathOf = ({ message }: RequestEvent): string => parseUrl(message.url)?.pathname ?? '';

/** Straight to the server. Introspection and revocation send the same names: the path, or that an API asks, tells them apart. */
function backPlace(event: RequestEvent, has: Has): Place {
  const path = pathOf(event);
  if (has('grant_type')) return 'token request';
  if (/introspect/.test(path) || (has('token') && event.from === 'api')) return 'introspection request';
  if (has('token') || /revo(ke|cation)/.test(path)) return 'revocation request';
  if (asksForAuthorization(has) || /\/par(\/|$)/.test(path)) return 'pushed authorization request';
  if (/device/.test(path)) return 'device authorization request';
  return /userinfo/.test(path) ? 'userinfo' : 'token request';
}

const asksForAuthorization = (has: Has): boolean => has('response_type', 'request_uri', 'code_challenge');

const answers = (has: Has): boolean => has('code', 'error', 'id_token', 'access_token', 'iss');

/** A form that the server made carries values of the server's own. */
const isOfServersForm = (body: Parameters): boolean => names(body)('csrf', 'transaction');

const endsSession = (has: Has): boolean => has('post_logout_redirect_uri', 'logout_hint', 'id_token_hint');

const isLogout = (event: RequestEvent, has: Has): boolean =>
  endsSession(has) || /log-?out|end[-_]?session|session\/end/i.test(pathOf(event));

/** Where the parameters of a `Location` stand; the request says whether it ends a logout, where only `state` is sent. */
export function placeOfLocation(query: Parameters, request?: RequestEvent): Place {
  const has = names(query);
  if (asksForAuthorization(has)) return 'authorization request';
  if (answers(has)) return 'authorization response';
  if (endsSession(has)) return 'logout request';
  const ended = request !== undefined && isLogout(request, names(queryOf(request.message.url)));
  return ended && has('state') ? 'logout response' : 'form';
}

/** Where the fields of a page's form stand: a page that sends itself takes an answer to the app (Form Post §2). */
export function placeOfPage({ sendsItself }: Pick<ReadPage, 'sendsItself'>): Place {
  return sendsItself ? 'authorization response' : 'form';
}

/** Where the members of a JSON body stand, told by what they are and, only where that does not tell, by what was asked. */
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
  if (has('request_uri')) return 'pushed authorization response';
  if (typeof fields['active'] === 'boolean') return 'introspection response';
  const asked = request && ANSWERS.get(placeOfRequest(request));
  return asked ?? (has('sub') ? 'userinfo' : 'api');
}

/** What answers a request, where the answer is not what it should be. */
const ANSWERS: ReadonlyMap<Place, Place> = new Map([
  ['token request', 'token response'],
  ['pushed authorization request', 'pushed authorization response'],
  ['device authorization request', 'device response'],
  ['introspection request', 'introspection response'],
  ['userinfo', 'userinfo'],
]);

/** Where stands what a person typed. An app that takes the password forwards it: what a form of the server says of it does not hold. */
export function placeOfTyped(model: TraceModel, event: ActionEvent): Place {
  return pageOwner(model, event) === 'app' ? 'token request' : 'form';
}
