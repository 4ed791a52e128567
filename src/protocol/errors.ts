/**
 * Error codes of the endpoints.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 * @see [OpenID Connect Core 1.0, section 3.1.2.6](https://openid.net/specs/openid-connect-core-1_0.html#AuthError)
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 5](https://www.rfc-editor.org/rfc/rfc9449#section-5)
 * @see [RFC 6750 - Bearer Token Usage, section 3.1](https://www.rfc-editor.org/rfc/rfc6750#section-3.1)
 */
export type ErrorCode =
  | 'access_denied'
  | 'account_selection_required'
  | 'authorization_pending'
  | 'consent_required'
  | 'expired_token'
  | 'insufficient_scope'
  | 'interaction_required'
  | 'invalid_client'
  | 'invalid_dpop_proof'
  | 'invalid_grant'
  | 'invalid_request'
  | 'invalid_request_uri'
  | 'invalid_scope'
  | 'invalid_target'
  | 'invalid_token'
  | 'login_required'
  | 'request_not_supported'
  | 'request_uri_not_supported'
  | 'registration_not_supported'
  | 'server_error'
  | 'slow_down'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'unsupported_token_type'
  | 'use_dpop_nonce';

/** What a party refuses with. `description` goes on the wire (RFC 6749 allows %x20-21 / %x23-5B / %x5D-7E) and never carries a secret. */
export interface WireError {
  readonly code: ErrorCode;
  readonly description: string;
  /** HTTP status where it is not the endpoint's usual one. */
  readonly status?: number;
}
