/**
 * Error codes of the endpoints that exist so far.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1 and 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 * @see [OpenID Connect Core 1.0, section 3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)
 * @see [RFC 6750 - Bearer Token Usage, section 3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)
 */
export type ErrorCode =
  | 'access_denied'
  | 'consent_required'
  | 'insufficient_scope'
  | 'interaction_required'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_target'
  | 'invalid_token'
  | 'login_required'
  | 'request_not_supported'
  | 'request_uri_not_supported'
  | 'registration_not_supported'
  | 'server_error'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'unsupported_token_type';

/** What a party refuses with. `description` goes on the wire (RFC 6749 allows %x20-21 / %x23-5B / %x5D-7E) and never carries a secret. */
export interface WireError {
  readonly code: ErrorCode;
  readonly description: string;
  /** HTTP status where it is not the endpoint's usual one. */
  readonly status?: number;
}
