import type { Rule } from '../../rule.ts';
import { passwordGrantRefused } from './password-grant-refused.ts';
import { passwordLocked } from './password-locked.ts';
import { passwordMfaRequired } from './password-mfa-required.ts';
import { passwordMissing } from './password-missing.ts';
import { passwordWrong } from './password-wrong.ts';

/** Rules about the password grant. */
export const passwordRules: readonly Rule[] = [
  passwordMissing,
  passwordGrantRefused,
  passwordLocked,
  passwordMfaRequired,
  passwordWrong,
];
