import type { Rule } from '../../rule.ts';
import { corsBlocked } from './cors-blocked.ts';
import { mixedContent } from './mixed-content.ts';
import { originRule } from './origin-rule.ts';
import { preflightRefused } from './preflight-refused.ts';
import { redirectOfFetch } from './redirect-of-fetch.ts';
import { tokenResponseCached } from './token-response-cached.ts';

/** What browsers do not let pages do. */
export const browserRules: readonly Rule[] = [
  mixedContent,
  preflightRefused,
  corsBlocked,
  originRule,
  redirectOfFetch,
  tokenResponseCached,
];
