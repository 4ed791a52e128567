import type { Failure } from '../kit/failures.ts';

/** Every way that this flow can fail, each a state of the machine; what each means stands in the kit. */
export const failures = [
  ...['clientUnknown', 'clientSecretWrong', 'clientAuthenticationRefused', 'tooManyAttempts'],
  ...['assertionExpired', 'assertionRefused', 'dpopRefused', 'grantRefused', 'passwordWrong'],
  ...['scopeUnknown', 'audienceUnknown', 'exchangeRefused'],
  ...['tokensUnreadable', 'idTokenForged', 'idTokenInvalid'],
  ...['accessTokenExpired', 'accessTokenRefused', 'scopeMissing', 'apiFailed'],
  ...['refreshTokenReused', 'refreshTokenExpired', 'refreshRefused'],
  ...['userinfoRefused', 'introspectionRefused', 'tokenInactive', 'revocationRefused', 'undeliverable'],
] as const satisfies readonly Failure[];
