import type { Failure } from '../kit/failures.ts';

/** Every way that this flow can fail, each a state of the machine; what each means stands in the kit. */
export const failures = [
  ...['clientUnknown', 'redirectUriUnregistered', 'pushRefused', 'requestUriExpired'],
  ...['scopeUnknown', 'audienceUnknown', 'responseTypeRefused', 'signInRequired', 'consentRequired'],
  ...['accessDenied', 'tooManyAttempts', 'authorizationRefused'],
  ...['sessionLost', 'stateMismatched', 'issuerMismatched', 'callbackUnreadable'],
  ...['codeHashMismatched', 'accessTokenHashMismatched', 'idTokensDiffer'],
  ...['clientSecretWrong', 'clientAuthenticationRefused', 'assertionExpired', 'assertionRefused'],
  ...['codeUnknown', 'codeReused', 'codeExpired', 'codeOfAnotherClient', 'redirectUriMismatched'],
  ...['dpopRefused', 'exchangeRefused'],
  ...['tokensUnreadable', 'idTokenForged', 'nonceMismatched', 'idTokenInvalid'],
  ...['accessTokenExpired', 'accessTokenRefused', 'scopeMissing', 'apiFailed'],
  ...['refreshTokenReused', 'refreshTokenExpired', 'refreshRefused'],
  ...['userinfoRefused', 'introspectionRefused', 'tokenInactive', 'revocationRefused', 'logoutRefused'],
  'undeliverable',
] as const satisfies readonly Failure[];
