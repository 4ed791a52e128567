import { readBody } from '../../facts/body.ts';
import type { SeenError } from './seen-error.ts';

/** What kind of error an answer is; each is of one family. */
export type Family =
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_request'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'invalid_scope'
  | 'server_failed'
  | 'busy'
  | 'access_denied'
  | 'unsupported_response_type'
  | 'sign_in_needed'
  | 'sign_in_page'
  | 'dpop'
  | 'invalid_token'
  | 'insufficient_scope'
  | 'api_failed'
  | 'no_oauth_answer'
  | 'other_code'
  | 'no_code';

/** Codes of the specifications, and those that large servers use in their place. */
const OF_CODES: ReadonlyMap<string, Family> = new Map<string, Family>([
  ...of('invalid_grant', 'bad_verification_code', 'invalid_user_password'),
  ...of('invalid_client', 'incorrect_client_credentials'),
  ...of('invalid_request', 'redirect_uri_mismatch', 'invalid_redirect_uri', 'invalid_request_uri'),
  ...of('invalid_request', 'invalid_request_object', 'request_not_supported', 'request_uri_not_supported'),
  ...of('unauthorized_client'),
  ...of('unsupported_grant_type'),
  ...of('invalid_scope', 'invalid_target', 'invalid_resource'),
  ...of('server_failed', 'server_error', 'internal_error'),
  ...of('busy', 'temporarily_unavailable', 'too_many_requests', 'rate_limit_exceeded', 'slow_down'),
  ...of('access_denied', 'user_cancelled_authorize', 'user_denied', 'consent_denied'),
  ...of('unsupported_response_type', 'unsupported_response_mode'),
  ...of('sign_in_needed', 'login_required', 'interaction_required', 'consent_required'),
  ...of('sign_in_needed', 'account_selection_required', 'mfa_required'),
  ...of('dpop', 'use_dpop_nonce', 'invalid_dpop_proof'),
]);

function of(family: Family, ...more: readonly string[]): [string, Family][] {
  return [family, ...more].map((code) => [code, family]);
}

/** The family of an error; `undefined` for what has nothing to do with OAuth, such as a 404 of the API. */
export function familyOf(error: SeenError): Family | undefined {
  const code = error.code?.toLowerCase();
  const byCode = code === undefined ? undefined : OF_CODES.get(code);
  if (error.place === 'resource') return ofResource(error, byCode);
  if (error.place === 'page' || error.place === 'logout') return 'sign_in_page';
  if (byCode) return byCode;
  const { status = 0 } = error;
  if (status >= 500) return 'server_failed';
  if (status === 429) return 'busy';
  if (error.place === 'authorization') return code === undefined ? 'invalid_request' : 'other_code';
  if (code !== undefined) return 'other_code';
  if (status === 401) return 'invalid_client';
  return status < 400 || [404, 405, 406, 415].includes(status) || isPage(error)
    ? 'no_oauth_answer'
    : 'no_code';
}

function ofResource({ status = 0, code }: SeenError, byCode: Family | undefined): Family | undefined {
  if (byCode === 'dpop') return byCode;
  if (code === 'insufficient_scope' || status === 403) return 'insufficient_scope';
  if (code === 'invalid_token' || status === 401) return 'invalid_token';
  if (status >= 500 || status === 429) return 'api_failed';
  return code === 'invalid_request' ? code : undefined;
}

function isPage({ call }: SeenError): boolean {
  return call?.response !== undefined && ['HTML', 'other'].includes(readBody(call.response.message).kind);
}
