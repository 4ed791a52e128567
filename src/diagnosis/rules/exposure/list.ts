import type { Rule } from '../../rule.ts';
import { passwordInUrl } from './password-in-url.ts';
import { secretInReferer } from './secret-in-referer.ts';
import { secretOverHttp } from './secret-over-http.ts';
import { secretToThirdParty } from './secret-to-third-party.ts';
import { tokenInUrl } from './token-in-url.ts';

/** Rules about values that reach more than those whom they are meant for. */
export const exposureRules: readonly Rule[] = [
  secretInReferer,
  secretToThirdParty,
  tokenInUrl,
  passwordInUrl,
  secretOverHttp,
];
