import { decodeJwt } from '../../../protocol/jwt.ts';
import type { Bag } from './bag.ts';

/** Whether text is a JWT, by its shape. */
export const isJwt = (text: string | undefined): boolean =>
  text !== undefined && /^eyJ[\w-]+\.[\w-]*\.[\w-]*/.test(text.slice(0, 4000));

/** Claims of a token, where it is a JWT. */
export function claimOf(token: string | undefined, name: string): string | undefined {
  if (!isJwt(token)) return undefined;
  const claim = decodeJwt(token ?? '')?.claims[name];
  return typeof claim === 'string' ? claim : undefined;
}

/** The name of the key that a token is signed with, where it is a JWT that says so. */
export function keyOf(token: string | undefined): string | undefined {
  const key = isJwt(token) ? decodeJwt(token ?? '')?.header['kid'] : undefined;
  return typeof key === 'string' ? key : undefined;
}

/** A token response (RFC 6749 §5.1). */
export function isTokenAnswer(answer: Bag): boolean {
  if (isJwt(answer.get('id_token'))) return true;
  if (!answer.has('access_token')) return false;
  return ['token_type', 'expires_in', 'scope', 'refresh_token', 'id_token'].some((name) => answer.has(name));
}

/** Codes that token endpoints answer with (RFC 6749 §5.2, RFC 8628 §3.5, RFC 9449 §8). */
const TOKEN_ERRORS: ReadonlySet<string> = new Set([
  ...['invalid_request', 'invalid_client', 'invalid_grant', 'unauthorized_client', 'unsupported_grant_type'],
  ...['invalid_scope', 'authorization_pending', 'slow_down', 'access_denied', 'expired_token'],
  ...['use_dpop_nonce', 'invalid_dpop_proof', 'invalid_target', 'interaction_required'],
]);

/** An error response of a token endpoint. */
export const isTokenError = (answer: Bag): boolean => TOKEN_ERRORS.has(answer.get('error') ?? '');

/** Codes that nobody else answers with, for a request whose body the file lacks. */
const ONLY_OF_TOKENS: ReadonlySet<string> = new Set([
  ...['invalid_grant', 'unsupported_grant_type', 'authorization_pending', 'slow_down', 'use_dpop_nonce'],
  ...['invalid_client', 'unauthorized_client', 'expired_token'],
]);

/** An error response that no other endpoint gives. */
export const isSurelyTokenError = (answer: Bag): boolean => ONLY_OF_TOKENS.has(answer.get('error') ?? '');

/** An error response to a device that polls (RFC 8628 §3.5). */
export const isPollError = (answer: Bag): boolean =>
  ['authorization_pending', 'slow_down', 'expired_token'].includes(answer.get('error') ?? '');
