/**
 * Every way that this flow can fail, each a state of the machine. `reason` says what was refused and why;
 * `wayOn` what to do about it. The check that leads to a state stands in the machine.
 */
export const failures = {
  clientUnknown: {
    reason:
      'The authorization server knows no client with this client_id, so it shows an error page and redirects nowhere.',
    wayOn: 'Compare client_id with the registration.',
  },
  redirectUriUnregistered: {
    reason:
      'The redirect_uri is not registered for this client. Redirecting would hand the response to whoever wrote the request, so the server shows an error page instead.',
    wayOn: 'Register the exact URI, character by character.',
  },
  challengeMissing: {
    reason: 'The request has no code_challenge, and this authorization server requires PKCE.',
    wayOn: 'Send code_challenge and code_challenge_method=S256.',
  },
  challengeMalformed: {
    reason: 'The code_challenge is not 43 to 128 unreserved characters.',
    wayOn: 'Send BASE64URL(SHA-256(code_verifier)) without padding.',
  },
  challengeMethodRefused: {
    reason:
      'The server does not take this code_challenge_method. With plain, whoever reads the request has the verifier.',
    wayOn: 'Use S256.',
  },
  scopeUnknown: {
    reason: 'The request asks for a scope that neither OpenID Connect nor this API defines.',
    wayOn: 'Ask for scopes that the API publishes.',
  },
  audienceUnknown: {
    reason: 'The request asks for a token for an API that is not registered here.',
    wayOn: 'Use the identifier under which the API is registered.',
  },
  signInRequired: {
    reason: 'The request said prompt=none, but nobody is signed in, so the server may not ask.',
    wayOn: 'Start again without prompt=none.',
  },
  consentRequired: {
    reason:
      'The request said prompt=none, but the user has not consented to all of it, so the server may not ask.',
    wayOn: 'Start again without prompt=none.',
  },
  accessDenied: {
    reason: 'The user did not give consent. The app gets error=access_denied and no code.',
    wayOn: 'Explain what the permissions are for, and let the user start again.',
  },
  authorizationRefused: {
    reason: 'The authorization server refused the request; its error says why.',
    wayOn: 'Read error and error_description in the response.',
  },
  stateMismatched: {
    reason:
      'The state in the response is not the one that the app sent. The response may belong to somebody else’s request, so the app drops it.',
    wayOn: 'Never use the code of such a response. Start again.',
  },
  issuerMismatched: {
    reason:
      'The response names another issuer than the one the app asked. That is how a mix-up attack looks, so the app drops the code.',
    wayOn: 'Compare iss with the issuer in the discovery document, trailing slash included.',
  },
  callbackUnreadable: {
    reason: 'The callback carries neither a code nor an error, or a parameter twice.',
    wayOn: 'Look at the redirect that led there.',
  },
  codeUnknown: {
    reason: 'The authorization server never issued this code.',
    wayOn: 'Compare the code with the one in the callback; percent-encoding is a common cause.',
  },
  codeReused: {
    reason:
      'The code was already used. Somebody else may have it, so the server also revokes the tokens that it gave for it.',
    wayOn: 'Send each code once. Look for a double request, or for a thief.',
  },
  codeExpired: {
    reason: 'The code came too late: its short life was over.',
    wayOn: 'Swap the code at once after the callback. Start again for a new one.',
  },
  codeOfAnotherClient: {
    reason: 'The code was issued to another client.',
    wayOn: 'Use the client_id that started the flow.',
  },
  redirectUriMismatched: {
    reason: 'The redirect_uri of the token request is not the one of the authorization request.',
    wayOn: 'Send the same text twice; a trailing slash counts.',
  },
  verifierMissing: {
    reason: 'The code is bound to a code_challenge, but the token request has no code_verifier.',
    wayOn: 'Keep the verifier across the redirect and send it.',
  },
  verifierMalformed: {
    reason: 'The code_verifier is not 43 to 128 unreserved characters.',
    wayOn: 'Make it from at least 32 random octets, in BASE64URL.',
  },
  verifierMismatched: {
    reason:
      'The code_verifier does not hash to the stored code_challenge. Who sends it did not start this flow.',
    wayOn: 'Send the verifier of the same attempt; look for two tabs that overwrite each other’s.',
  },
  exchangeRefused: {
    reason: 'The authorization server refused the token request; its error says why.',
    wayOn: 'Read error and error_description in the response.',
  },
  tokensUnreadable: {
    reason: 'The token response is a success, but the app cannot use it.',
    wayOn: 'Look at the response body and the app’s checks.',
  },
  idTokenForged: {
    reason:
      'The signature of the ID token does not verify with the keys of the issuer. Somebody changed the token or made it up.',
    wayOn: 'Trust nothing in it. Compare kid with the JWKS.',
  },
  nonceMismatched: {
    reason:
      'The nonce in the ID token is not the one that the app sent. The token may be from another sign-in, injected here.',
    wayOn: 'Drop the tokens and start again.',
  },
  idTokenInvalid: {
    reason: 'The ID token is signed, but not for this app, or not for now.',
    wayOn: 'See which claim the app refused.',
  },
  accessTokenExpired: {
    reason: 'The access token has expired, so the API answers 401 invalid_token.',
    wayOn: 'Refresh, then call again.',
  },
  accessTokenRefused: {
    reason: 'The API does not accept the access token.',
    wayOn: 'See which check of the API refused it.',
  },
  scopeMissing: {
    reason:
      'The access token is good, but it does not carry the scope that this API call needs: 403 insufficient_scope.',
    wayOn: 'Ask for the scope in the authorization request.',
  },
  apiFailed: {
    reason: 'The API did not answer with the data.',
    wayOn: 'Look at its response.',
  },
  refreshTokenReused: {
    reason:
      'This refresh token was used before. Either the thief or the app holds a copy, and nobody can tell which, so the server revokes the whole family.',
    wayOn: 'The user signs in again.',
  },
  refreshTokenExpired: {
    reason: 'The refresh token has expired.',
    wayOn: 'The user signs in again.',
  },
  refreshRefused: {
    reason: 'The authorization server refused the refresh; the token is unknown or its family was revoked.',
    wayOn: 'The user signs in again.',
  },
  userinfoRefused: {
    reason: 'The userinfo endpoint does not accept the access token.',
    wayOn: 'See which check refused it.',
  },
  revocationRefused: {
    reason: 'The authorization server refused the revocation request.',
    wayOn: 'Read error and error_description in the response.',
  },
  undeliverable: {
    reason: 'A message could not be delivered or read.',
    wayOn: 'Look at the last message before this.',
  },
} as const satisfies Record<string, { reason: string; wayOn: string }>;

/** A failure state's name. */
export type Failure = keyof typeof failures;
