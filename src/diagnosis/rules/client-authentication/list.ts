import type { Rule } from '../../rule.ts';
import { assertionAlgorithm } from './assertion-algorithm.ts';
import { assertionAudience } from './assertion-audience.ts';
import { assertionExpired } from './assertion-expired.ts';
import { assertionRefused } from './assertion-refused.ts';
import { assertionReused } from './assertion-reused.ts';
import { assertionSubject } from './assertion-subject.ts';
import { assertionType } from './assertion-type.ts';
import { clientAuthenticationMethod } from './client-authentication-method.ts';
import { clientAuthenticationMissing } from './client-authentication-missing.ts';
import { clientAuthenticationTwice } from './client-authentication-twice.ts';
import { clientCredentialsMalformed } from './client-credentials-malformed.ts';
import { clientIdMismatch } from './client-id-mismatch.ts';
import { clientSecretInBrowser } from './client-secret-in-browser.ts';
import { clientSecretNotEncoded } from './client-secret-not-encoded.ts';
import { clientSecretWrong } from './client-secret-wrong.ts';

/** How a client says who it is. */
export const clientAuthenticationRules: readonly Rule[] = [
  clientAuthenticationMissing,
  clientAuthenticationTwice,
  clientAuthenticationMethod,
  clientCredentialsMalformed,
  clientSecretNotEncoded,
  clientIdMismatch,
  assertionType,
  assertionAlgorithm,
  assertionSubject,
  assertionAudience,
  assertionExpired,
  assertionReused,
  clientSecretWrong,
  assertionRefused,
  clientSecretInBrowser,
];
