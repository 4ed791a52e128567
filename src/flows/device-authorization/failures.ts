import type { Failure } from '../kit/failures.ts';

/** Every way that this flow can fail, each a state of the machine; what each means stands in the kit. */
export const failures = [
  ...['clientUnknown', 'grantRefused', 'scopeUnknown', 'audienceUnknown', 'deviceRequestRefused'],
  ...['deviceCodesUnreadable', 'phoneStopped', 'tooManyAttempts'],
  ...['deviceDenied', 'deviceCodeExpired', 'deviceCodeSpent', 'dpopRefused', 'pollRefused'],
  ...['tokensUnreadable', 'idTokenForged', 'idTokenInvalid'],
  ...['accessTokenExpired', 'accessTokenRefused', 'scopeMissing', 'apiFailed'],
  ...['refreshTokenReused', 'refreshTokenExpired', 'refreshRefused'],
  ...['userinfoRefused', 'revocationRefused', 'undeliverable'],
] as const satisfies readonly Failure[];
