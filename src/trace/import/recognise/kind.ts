import { asks } from './asking.ts';
import type { Bag } from './bag.ts';
import { brings } from './brought.ts';
import type { Reading } from './reading.ts';
import { isJwt, isSurelyTokenError, isTokenAnswer, isTokenError } from './tokens.ts';

/** What an exchange is for. */
export type Kind =
  | 'authorize'
  | 'par'
  /** Brings the authorization response to the app. */
  | 'answer'
  | 'token'
  | 'device'
  | 'userinfo'
  | 'api'
  | 'introspection'
  | 'revocation'
  | 'logout'
  | 'metadata'
  | 'jwks'
  /** What the server shows in between: login, consent, a second factor. */
  | 'page'
  | 'preflight'
  /** Takes a secret of the attempt to somebody who has no part in it. */
  | 'leak'
  /** The app's own: it sends the browser off, hands a code on to its server, says goodbye. */
  | 'app';

/**
 * What an exchange is for, where its own parameters and members say so, whatever its path. `undefined`: it is nothing of OAuth, or
 * only its company tells.
 */
export function evidentKind(reading: Reading): Kind | undefined {
  const { exchange, method, query, form, answer, path } = reading;
  if (exchange.entry.preflight || method === 'OPTIONS') return 'preflight';
  if (exchange.entry.request.url === '') return kindOfAnswer(answer) ?? kindOfForm(form);
  if (!reading.isTelling) return undefined;
  if (form.has('grant_type') || isSpoiltTokenRequest(query) || redeemsUnnamed(reading)) return 'token';
  if (asksForDevice(reading)) return 'device';
  if (method === 'POST' && form.size === 0 && isErrorOfTokens(reading)) return 'token';
  if (
    answer.has('request_uri') &&
    (form.has('client_id') || form.has('response_type') || form.has('request'))
  )
    return 'par';
  if (asks(query)) return 'authorize';
  if (asks(form)) return reading.isNavigation ? 'authorize' : 'par';
  if (/\/\.well-known\/(?:openid-configuration|oauth-authorization-server)\b/.test(path)) return 'metadata';
  if (isMetadata(answer)) return 'metadata';
  if (answer.get('keys') === 'JWKS') return 'jwks';
  if (form.has('token') && answer.has('active')) return 'introspection';
  return endsSession(reading) ? 'logout' : undefined;
}

function kindOfAnswer(answer: Bag): Kind | undefined {
  if (answer.has('device_code')) return 'device';
  if (isTokenAnswer(answer) || isTokenError(answer)) return 'token';
  if (isMetadata(answer)) return 'metadata';
  if (answer.get('keys') === 'JWKS') return 'jwks';
  if (answer.has('active')) return 'introspection';
  if (answer.has('request_uri')) return 'par';
  return answer.has('sub') ? 'userinfo' : undefined;
}

/** A form that stood alone: nobody knows where it went. */
function kindOfForm(form: Bag): Kind | undefined {
  if (['grant_type', 'code_verifier', 'device_code'].some((name) => form.has(name))) return 'token';
  if (form.has('code') && form.has('client_secret')) return 'token';
  if (asks(form)) return 'authorize';
  if (brings(form)) return 'answer';
  return form.has('refresh_token') ? 'token' : undefined;
}

/** An error that only token endpoints answer with; or any of theirs, where such endpoints usually are. */
const isErrorOfTokens = ({ answer, path }: Reading): boolean =>
  isSurelyTokenError(answer) || (isTokenError(answer) && /\/(?:access_)?token$/i.test(path));

/** A token request whose parameters stand in the URL, where they must not (RFC 6749 §3.2). */
function isSpoiltTokenRequest(query: Bag): boolean {
  if (!query.has('grant_type')) return false;
  return ['client_id', 'code', 'refresh_token', 'client_secret', 'device_code', 'username', 'scope'].some(
    (name) => query.has(name),
  );
}

/** A token request without its `grant_type`: some servers take it, and others are asked so by mistake. */
function redeemsUnnamed({ form, query, answer, path }: Reading): boolean {
  const bag = form.size > 0 ? form : query;
  if (bag.has('code') && bag.has('client_id') && bag.has('client_secret')) return true;
  return form.has('username') && form.has('password') && /token/i.test(path) && isTokenAnswer(answer);
}

/** A device authorization request, by its answer (RFC 8628 §3.2); without one, by its path and the client in its form. */
function asksForDevice({ answer, method, form, path }: Reading): boolean {
  if (answer.has('device_code') && (answer.has('user_code') || answer.has('verification_uri'))) return true;
  if (method !== 'POST' || !form.has('client_id') || form.has('response_type')) return false;
  return /device/i.test(path) && !['device_code', 'user_code'].some((name) => form.has(name));
}

const isMetadata = (answer: Bag): boolean =>
  answer.has('issuer') &&
  ['authorization_endpoint', 'token_endpoint', 'jwks_uri'].some((name) => answer.has(name));

function endsSession({ query, form, isNavigation }: Reading): boolean {
  if (query.has('post_logout_redirect_uri') || form.has('post_logout_redirect_uri')) return true;
  return isNavigation && (isJwt(query.get('id_token_hint')) || isJwt(form.get('id_token_hint')));
}
