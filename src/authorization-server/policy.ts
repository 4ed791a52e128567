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
  /** A device code and its user code (RFC 8628 §3.2). */
  readonly deviceCode: number;
  /** How long a device must wait between two polls, before `slow_down` adds to it. */
  readonly pollInterval: number;
  /** A pushed authorization request: it has one redirect to live through (RFC 9126 §2.2). */
  readonly pushedRequest: number;
  /** A DPoP nonce; the one before it is still taken (RFC 9449 §8.1). */
  readonly dpopNonce: number;
}

/**
 * The server's protections. Every default is what the specifications ask for; switching one off opens the attack that its sentence
 * names. `requireState`, `requireNonce` and `requireDpopNonce` go beyond them, so they are off until somebody wants them.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2](https://www.rfc-editor.org/rfc/rfc9700#section-2)
 */
export interface Policy {
  /** Refuses authorization requests of public clients without a `code_challenge`. Off: whoever steals the code of such a request can redeem it. */
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
  /** Refuses authorization requests without `state`. On: an app that forgot it notices, and an attacker's response cannot pass for its own (CSRF). PKCE and `nonce` stop that too. */
  readonly requireState: boolean;
  /** Refuses OpenID Connect requests without `nonce`, also where it is optional. On: an app that forgot it notices, and a stolen code or ID token cannot be injected into another login. */
  readonly requireNonce: boolean;
  /** Wants a nonce of this server in every DPoP proof. On: a proof made in advance, on a machine that somebody had for a moment, is worth nothing later. */
  readonly requireDpopNonce: boolean;
  /** A DPoP proof works once. Off: a recorded request can be sent again. */
  readonly singleUseDpopProofs: boolean;
  /** A client assertion works once. Off: whoever finds one in a log is that client until it expires. */
  readonly singleUseAssertions: boolean;
  /** Counts wrong passwords, client secrets and user codes, and makes whoever sends too many wait. Off: all of them can be guessed by trying. */
  readonly limitAttempts: boolean;
  /** Gives no refresh token to a confidential web app whose code exchange carries an `Origin` header: it came from a browser, where its secret does not belong. */
  readonly refuseRefreshTokenToBrowsers: boolean;
  readonly lifetimes: Lifetimes;
}

/** Every protection on that the specifications ask for. */
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
  requireState: false,
  requireNonce: false,
  requireDpopNonce: false,
  singleUseDpopProofs: true,
  singleUseAssertions: true,
  limitAttempts: true,
  refuseRefreshTokenToBrowsers: true,
  lifetimes: {
    code: 60,
    accessToken: 3600,
    idToken: 3600,
    refreshToken: 30 * 86_400,
    refreshTokenIdle: 14 * 86_400,
    session: 8 * 3600,
    deviceCode: 600,
    pollInterval: 5,
    pushedRequest: 60,
    dpopNonce: 300,
  },
};
