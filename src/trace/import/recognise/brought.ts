import { type Bag, bagOf, fragmentOf } from './bag.ts';
import type { Reading } from './reading.ts';
import { isJwt } from './tokens.ts';

/** Where parameters of an authorization response stand. */
export interface Brought {
  readonly bag: Bag;
  readonly where: 'query' | 'fragment' | 'form';
}

/** Parameters that only an authorization response can be, by their names alone; its company must tell the rest. */
export function broughtBy({
  query,
  fragment,
  form,
  method,
}: Pick<Reading, 'query' | 'fragment' | 'form' | 'method'>): Brought | undefined {
  if (brings(query)) return { bag: query, where: 'query' };
  if (brings(fragment)) return { bag: fragment, where: 'fragment' };
  return method === 'POST' && brings(form) ? { bag: form, where: 'form' } : undefined;
}

/** `response`: a JWT that holds the others (JARM §2.3). */
export const brings = (bag: Bag): boolean =>
  !bag.has('response_type') &&
  !bag.has('grant_type') &&
  (['code', 'error', 'id_token', 'access_token'].some((name) => bag.has(name)) || isJwt(bag.get('response')));

/** The authorization response in a URL. */
export function broughtIn(url: URL): Brought | undefined {
  const [query, fragment] = [bagOf(url.search.slice(1)), fragmentOf(url)];
  return broughtBy({ query, fragment, form: new Map(), method: 'GET' });
}

/** Codes of the authorization endpoint (RFC 6749 §4.1.2.1, OIDC Core §3.1.2.6) and others that servers send the same way. */
const AUTHORIZATION_ERRORS: ReadonlySet<string> = new Set([
  ...[
    'invalid_request',
    'unauthorized_client',
    'access_denied',
    'unsupported_response_type',
    'invalid_scope',
  ],
  ...['server_error', 'temporarily_unavailable', 'interaction_required', 'login_required'],
  ...['account_selection_required', 'consent_required', 'invalid_request_uri', 'invalid_request_object'],
  ...['request_not_supported', 'request_uri_not_supported', 'registration_not_supported'],
]);

/** Whether parameters are an authorization response though nothing else of its flow is known. */
export function isSurelyAnswer({ bag, where }: Brought): boolean {
  if (isJwt(bag.get('id_token')) || isJwt(bag.get('response'))) return true;
  if (bag.has('access_token')) return bag.has('token_type') || where === 'fragment';
  if (AUTHORIZATION_ERRORS.has(bag.get('error') ?? ''))
    return ['state', 'error_description', 'iss', 'error_uri'].some((name) => bag.has(name));
  return (bag.get('code') ?? '').length >= 10 && (bag.get('state') ?? '').length >= 6;
}
