/**
 * Every way that a flow can fail, each a state of a machine. `reason` says what was refused and why; `wayOn` what to do
 * about it. The check that leads to a state stands in the machine.
 */
export const failures = {
  clientUnknown: {
    reason:
      'The authorization server knows no client with this client_id, so it gives nothing and redirects nowhere.',
    wayOn: 'Compare client_id with the registration.',
  },
  redirectUriUnregistered: {
    reason:
      'The redirect_uri is not registered for this client. Redirecting would hand the response to whoever wrote the request, so the server shows an error page instead.',
    wayOn: 'Register the exact URI, character by character.',
  },
  pushRefused: {
    reason:
      'The authorization server refused the pushed request, so there is no request_uri to send the browser off with.',
    wayOn: 'Read error and error_description in the response; no browser has been sent off yet.',
  },
  requestUriExpired: {
    reason:
      'The request_uri of the pushed request is too old, unknown or used before. It lives for one redirect, and the server shows an error page.',
    wayOn: 'Push the request again, and send the browser off at once.',
  },
  responseTypeRefused: {
    reason: 'The server does not take this response_type, or this client is not registered for it.',
    wayOn: 'Register the response type for the client, or ask for one that it has.',
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
    reason: 'The user did not give consent. The app gets error=access_denied, and neither code nor token.',
    wayOn: 'Explain what the permissions are for, and let the user start again.',
  },
  authorizationRefused: {
    reason: 'The authorization server refused the request; its error says why.',
    wayOn: 'Read error and error_description in the response.',
  },
  sessionLost: {
    reason:
      'The browser came back without the session cookie of the app, so the app cannot tell which request this answers. A cookie with SameSite=Lax does not travel with a form that another site posts.',
    wayOn:
      'Set the cookie with SameSite=None and Secure, or take the response in a redirect. Then start again.',
  },
  stateMismatched: {
    reason:
      'The state in the response is not the one that the app sent. The response may belong to somebody else’s request, so the app drops it.',
    wayOn: 'Never use the code or the tokens of such a response. Start again.',
  },
  issuerMismatched: {
    reason:
      'The response names another issuer than the one the app asked. That is how a mix-up attack looks, so the app drops the response.',
    wayOn: 'Compare iss with the issuer in the discovery document, trailing slash included.',
  },
  callbackUnreadable: {
    reason: 'The callback carries neither what the app asked for nor an error, or a parameter twice.',
    wayOn: 'Look at the response that led there.',
  },
  codeHashMismatched: {
    reason:
      'The c_hash in the ID token does not fit the code that came with it. Somebody swapped one of the two on their way through the browser.',
    wayOn: 'Redeem no such code. Start again.',
  },
  accessTokenHashMismatched: {
    reason:
      'The at_hash in the ID token does not fit the access token that came with it. One of the two was swapped on its way, and the token may open somebody else’s data.',
    wayOn: 'Call nothing with this access token. Start again.',
  },
  clientSecretWrong: {
    reason:
      'The client secret is not the registered one, so whoever sent the request may not be the app: invalid_client.',
    wayOn: 'Compare the secret with the registration; one that was rotated is a common cause.',
  },
  clientAuthenticationRefused: {
    reason:
      'The app did not authenticate as it is registered: by another method, in an unreadable way, or not at all.',
    wayOn: 'Use the method of the registration, and only that one.',
  },
  assertionExpired: {
    reason:
      'The client assertion is past its exp, not valid yet, or valid for too long: a JWT that lives long is as good as a password.',
    wayOn: 'Sign a new assertion for each request, good for a minute, and set the clock of the app.',
  },
  assertionRefused: {
    reason:
      'The client assertion does not prove who sent it: its signature, iss, sub or aud is not the one expected, or its jti was used before.',
    wayOn:
      'See which check refused it. Sign with a registered key, name this server in aud, and use a new jti.',
  },
  grantRefused: {
    reason: 'The client is not registered for this grant type: unauthorized_client.',
    wayOn: 'Register the grant for the client, or use a flow that it is registered for.',
  },
  dpopRefused: {
    reason:
      'The DPoP proof is missing, came before, or does not show that the sender of this request holds the key: its signature, method, URL, time, nonce or token hash does not fit.',
    wayOn:
      'See which check refused it. Make a new proof for each request, with the nonce that the server gave.',
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
  passwordWrong: {
    reason:
      'User name and password do not fit: invalid_grant. The answer is the same for a wrong password and for an unknown user, so that nobody learns who has an account.',
    wayOn: 'Let the user type them again, and keep neither.',
  },
  tooManyAttempts: {
    reason:
      'There were too many wrong guesses, so the server hears none for a while: 429, with Retry-After. Even the right answer is refused now.',
    wayOn: 'Wait as long as Retry-After says.',
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
  idTokensDiffer: {
    reason:
      'The second ID token, from the token endpoint, has another iss or sub than the first. The code belongs to somebody else’s sign-in, or one of the tokens does.',
    wayOn: 'Drop both and start again.',
  },
  deviceRequestRefused: {
    reason: 'The authorization server gives this device no codes; its error says why.',
    wayOn: 'Read error and error_description, and compare client_id and scope with the registration.',
  },
  deviceCodesUnreadable: {
    reason:
      'The answer with the codes is a success, but something in it is missing or of the wrong kind, so the device can neither show a code nor poll.',
    wayOn: 'Look for device_code, user_code, verification_uri and expires_in in the response body.',
  },
  phoneStopped: {
    reason:
      'The page on the phone cannot go on: the request that it belongs to has expired or was answered already.',
    wayOn: 'Open the address that the device shows now, and enter the code beside it.',
  },
  deviceDenied: {
    reason: 'The user said no on the phone: the next poll gets access_denied, and the device stops asking.',
    wayOn: 'Say what the access is for, and get new codes once the user wants them.',
  },
  deviceCodeExpired: {
    reason: 'Nobody finished in time, so both codes are dead: the poll gets expired_token.',
    wayOn: 'Ask the user first, then get new codes. A device that does so by itself polls for nobody.',
  },
  deviceCodeSpent: {
    reason:
      'The device code has brought tokens already and works once: invalid_grant. Whoever sends it again has a copy.',
    wayOn:
      'Forget the device code as soon as the tokens are there. Look for a double request, or for a thief.',
  },
  pollRefused: {
    reason:
      'The answer to the poll is neither tokens nor a reason to wait. After any other error the device must stop.',
    wayOn: 'Read error and error_description in the response.',
  },
  accessTokenExpired: {
    reason: 'The access token has expired, so the API answers 401 invalid_token.',
    wayOn: 'Get a new one, by a refresh or as the first one was got, then call again.',
  },
  accessTokenRefused: {
    reason: 'The API does not accept the access token.',
    wayOn: 'See which check of the API refused it.',
  },
  scopeMissing: {
    reason:
      'The access token is good, but it does not carry the scope that this API call needs: 403 insufficient_scope.',
    wayOn: 'Ask for the scope in the request that the flow begins with.',
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
  introspectionRefused: {
    reason:
      'The authorization server does not tell this caller about tokens: only a client that can authenticate may ask.',
    wayOn: 'Send the credentials of the app, and the token in the body.',
  },
  tokenInactive: {
    reason:
      'The server answers active: false and nothing else. The token is expired, revoked, unknown or none of the caller’s business; it does not say which.',
    wayOn: 'Treat the token as dead and get a new one.',
  },
  revocationRefused: {
    reason: 'The authorization server refused the revocation request.',
    wayOn: 'Read error and error_description in the response.',
  },
  logoutRefused: {
    reason:
      'The authorization server refused the logout request and redirects nowhere: the session goes on. A post_logout_redirect_uri that is not registered could send the user to a trap.',
    wayOn: 'See which check refused it; register the exact URI and send the ID token as id_token_hint.',
  },
  undeliverable: {
    reason: 'A message could not be delivered or read.',
    wayOn: 'Look at the last message before this.',
  },
} as const satisfies Record<string, { reason: string; wayOn: string }>;

/** A failure state's name. */
export type Failure = keyof typeof failures;
