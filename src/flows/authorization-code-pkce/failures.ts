import type { Failure } from '../kit/failures.ts';

/** Every way that this flow can fail, each a state of the machine; what each means stands in the kit. */
export const failures = [
  ...['clientUnknown', 'redirectUriUnregistered', 'pushRefused', 'requestUriExpired'],
  ...['challengeMissing', 'challengeMalformed', 'challengeMethodRefused', 'scopeUnknown', 'audienceUnknown'],
  ...['responseTypeRefused', 'signInRequired', 'consentRequired', 'accessDenied', 'tooManyAttempts'],
  ...['authorizationRefused', 'stateMismatched', 'issuerMismatched', 'callbackUnreadable'],
  ...['codeUnknown', 'codeReused', 'codeExpired', 'codeOfAnotherClient', 'redirectUriMismatched'],
  ...['verifierMissing', 'verifierMalformed', 'verifierMismatched', 'dpopRefused', 'exchangeRefused'],
  ...['tokensUnreadable', 'idTokenForged', 'nonceMismatched', 'idTokenInvalid'],
  ...['accessTokenExpired', 'accessTokenRefused', 'scopeMissing', 'apiFailed'],
  ...['refreshTokenReused', 'refreshTokenExpired', 'refreshRefused'],
  ...['userinfoRefused', 'revocationRefused', 'logoutRefused', 'undeliverable'],
] as const satisfies readonly Failure[];
