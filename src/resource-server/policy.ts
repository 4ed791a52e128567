/**
 * What the API insists on. Every default is what the specifications ask for; `requireDpopNonce` goes beyond them, so it is off
 * until somebody wants it. The sentence of each switch names the attack that its other position opens.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 4](https://www.rfc-editor.org/rfc/rfc9068#section-4)
 */
export interface ApiPolicy {
  /** Takes `alg: none` with an empty signature. On: anybody writes their own token. */
  readonly acceptAlgNone: boolean;
  /**
   * Takes `alg: HS256`, with a public key of the issuer as the secret: the text that `publicKeyPem` gives, its last line feed included.
   * On: anybody who read the JWKS signs their own token (RFC 8725 §2.1). A library that lets the token choose the algorithm behaves so.
   */
  readonly acceptHs256WithPublicKey: boolean;
  /** Verifies the signature. Off: anybody changes `sub` and `scope` in a token of their own. */
  readonly verifySignature: boolean;
  /** Compares `iss`. Off: another issuer that signs with the same keys, such as another tenant, lets its users in. */
  readonly checkIssuer: boolean;
  /** Looks for its own name in `aud`. Off: a token that was given to another API opens this one too. */
  readonly checkAudience: boolean;
  /** Compares `exp` with the clock. Off: a token found in an old log still works. */
  readonly checkExpiry: boolean;
  /** Wants `typ: at+jwt`. Off: an ID token, which every app shows around, may pass for an access token. */
  readonly checkTokenType: boolean;
  /** Wants a DPoP proof with a token that is bound to a key. Off: whoever steals such a token can use it without the key. A proof that comes is checked all the same. */
  readonly requireProofForBoundTokens: boolean;
  /** A DPoP proof works once. Off: a recorded request can be sent again for as long as its proof is fresh. */
  readonly singleUseDpopProofs: boolean;
  /** Wants a nonce of this API in every DPoP proof, and `random` in the options to make it from. Off: a proof made in advance, on a machine that somebody had for a moment, is good at its `iat`. */
  readonly requireDpopNonce: boolean;
}

/** Every protection on that the specifications ask for. */
export const defaultApiPolicy: ApiPolicy = {
  acceptAlgNone: false,
  acceptHs256WithPublicKey: false,
  verifySignature: true,
  checkIssuer: true,
  checkAudience: true,
  checkExpiry: true,
  checkTokenType: true,
  requireProofForBoundTokens: true,
  singleUseDpopProofs: true,
  requireDpopNonce: false,
};
