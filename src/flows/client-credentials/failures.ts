import type { Failure } from '../kit/failures.ts';

/** Every way that this flow can fail, each a state of the machine; what each means stands in the kit. */
export const failures = [
  ...['clientUnknown', 'clientSecretWrong', 'clientAuthenticationRefused', 'tooManyAttempts'],
  ...['assertionExpired', 'assertionRefused', 'dpopRefused', 'grantRefused'],
  ...['scopeUnknown', 'audienceUnknown', 'exchangeRefused', 'tokensUnreadable'],
  ...['accessTokenExpired', 'accessTokenRefused', 'scopeMissing', 'apiFailed'],
  ...['introspectionRefused', 'tokenInactive', 'undeliverable'],
] as const satisfies readonly Failure[];
