import type { Rule } from '../../rule.ts';
import { nonceMismatch } from './nonce-mismatch.ts';
import { nonceMissingInIdToken } from './nonce-missing-in-id-token.ts';
import { nonceMissingInRequest } from './nonce-missing-in-request.ts';
import { nonceOfAnotherAttempt } from './nonce-of-another-attempt.ts';
import { nonceReused } from './nonce-reused.ts';

/** Rules about `nonce`: the tie between a request and its ID token. */
export const nonceRules: readonly Rule[] = [
  nonceMissingInRequest,
  nonceMissingInIdToken,
  nonceMismatch,
  nonceOfAnotherAttempt,
  nonceReused,
];
