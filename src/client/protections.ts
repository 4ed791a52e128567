/**
 * What a careful app sends and checks. Every default is what the specifications ask for; switching one off opens the attack that its
 * sentence names.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.1](https://www.rfc-editor.org/rfc/rfc9700#section-2.1)
 */
export interface AppProtections {
  /** Sends a fresh `state`. Off: the app has nothing to tell its own logins from foreign ones by. */
  readonly sendState: boolean;
  /** Compares the `state` that comes back, where one was sent. Off: an attacker's response passes for the app's own (CSRF, RFC 6749 §10.12). */
  readonly checkState: boolean;
  /** Sends a fresh `nonce`. Off: an ID token cannot be told from one of another login. */
  readonly sendNonce: boolean;
  /** Compares the `nonce` in the ID token, where one was sent. Off: a stolen ID token or code can be injected into another login. */
  readonly checkNonce: boolean;
  /** Compares `iss` in the response (RFC 9207). Off: an app with two servers can be made to send one's code to the other (mix-up). */
  readonly checkResponseIssuer: boolean;
  /** Verifies the ID token's algorithm and signature. Off: anybody who can change the response says who signed in. */
  readonly checkIdTokenSignature: boolean;
  /** Compares the ID token's `iss`. Off: another issuer's users are taken for this one's. */
  readonly checkIdTokenIssuer: boolean;
  /** Looks for its own `client_id` in `aud` and `azp`. Off: an ID token that was given to another app signs its user in here. */
  readonly checkIdTokenAudience: boolean;
  /** Compares `exp` with the clock. Off: an ID token found in an old log still works. */
  readonly checkIdTokenExpiry: boolean;
  /** Compares `at_hash` and `c_hash` with what came beside the ID token. Off: a code or access token can be exchanged on its way through the browser. */
  readonly checkTokenHashes: boolean;
}

/** Every protection on. */
export const defaultAppProtections: AppProtections = {
  sendState: true,
  checkState: true,
  sendNonce: true,
  checkNonce: true,
  checkResponseIssuer: true,
  checkIdTokenSignature: true,
  checkIdTokenIssuer: true,
  checkIdTokenAudience: true,
  checkIdTokenExpiry: true,
  checkTokenHashes: true,
};
