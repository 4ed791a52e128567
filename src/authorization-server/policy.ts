/** How long things live, in seconds. */
export interface Lifetimes {
  /** An authorization code. RFC 6749 §4.1.2 allows ten minutes at most; it has one redirect and one request to live through. */
  readonly code: number;
  readonly accessToken: number;
  readonly idToken: number;
  /** A family of refresh tokens, counted from the user's consent; rotation does not lengthen it. */
  readonly refreshToken: number;
  /** One refresh token, counted from its issue: what nobody uses dies earlier. */
  readonly refreshTokenIdle: number;
  /** A login at the server, counted from the password. */
  readonly session: number;
}

/**
 * The server's protections. Every default is the safe one; switching one off opens the attack that its sentence names.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2](https://www.rfc-editor.org/rfc/rfc9700#section-2)
 */
export interface Policy {
  /** Refuses authorization requests without a `code_challenge`. Off: whoever steals the code of such a request can redeem it. */
  readonly requirePkce: boolean;
  /** Takes `code_challenge_method=plain`. On: whoever reads the authorization request knows the verifier (RFC 7636 §7.2). */
  readonly allowPlainChallenge: boolean;
  /** A code works once, and a second valid use revokes what the first one got. Off: a stolen code works again until it expires. */
  readonly singleUseCodes: boolean;
  /** Compares `redirect_uri` character by character. Off: anything that begins with a registered origin will do, so a look-alike host gets the code. */
  readonly exactRedirectUris: boolean;
  /** Only the client that a code was issued to may redeem it. Off: a code stolen from one app works in another. */
  readonly bindCodeToClient: boolean;
  /** The token request must repeat the `redirect_uri`. Off: a code sent to an attacker's redirect URI can be injected into the real app. */
  readonly bindCodeToRedirectUri: boolean;
  /** Every refresh gives a new refresh token and spends the old one. Off: a stolen refresh token works silently beside the app's for its whole life. */
  readonly rotateRefreshTokens: boolean;
  /** A spent refresh token that comes again revokes its whole family. Off: the thief who refreshed first keeps going. Means something only with rotation. */
  readonly detectRefreshTokenReuse: boolean;
  /** Puts `iss` into every authorization response (RFC 9207). Off: an app with two servers cannot tell which one answered (mix-up). */
  readonly issInResponse: boolean;
  /** The login form works only in the browser that asked for it. Off: an attacker can log the victim in as the attacker (login CSRF). */
  readonly loginCsrfProtection: boolean;
  readonly lifetimes: Lifetimes;
}

/** Every protection on. */
export const defaultPolicy: Policy = {
  requirePkce: true,
  allowPlainChallenge: false,
  singleUseCodes: true,
  exactRedirectUris: true,
  bindCodeToClient: true,
  bindCodeToRedirectUri: true,
  rotateRefreshTokens: true,
  detectRefreshTokenReuse: true,
  issInResponse: true,
  loginCsrfProtection: true,
  lifetimes: {
    code: 60,
    accessToken: 3600,
    idToken: 3600,
    refreshToken: 30 * 86_400,
    refreshTokenIdle: 14 * 86_400,
    session: 8 * 3600,
  },
};
