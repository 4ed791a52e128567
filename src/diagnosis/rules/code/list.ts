import type { Rule } from '../../rule.ts';
import { codeChanged } from './code-changed.ts';
import { codeExpired } from './code-expired.ts';
import { codeFromAnotherAttempt } from './code-from-another-attempt.ts';
import { codeMissingAtToken } from './code-missing-at-token.ts';
import { codeNotRedeemed } from './code-not-redeemed.ts';
import { codeReused } from './code-reused.ts';

/** Rules about the authorization code, from the answer to the token request. */
export const codeRules: readonly Rule[] = [
  codeReused,
  codeChanged,
  codeFromAnotherAttempt,
  codeMissingAtToken,
  codeExpired,
  codeNotRedeemed,
];
