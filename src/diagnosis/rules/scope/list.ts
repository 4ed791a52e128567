import type { Rule } from '../../rule.ts';
import { accessTokenAudience } from './access-token-audience.ts';
import { audienceMissing } from './audience-missing.ts';
import { insufficientScope } from './insufficient-scope.ts';
import { offlineAccessMissing } from './offline-access-missing.ts';
import { openidMissing } from './openid-missing.ts';
import { scopeNarrowed } from './scope-narrowed.ts';
import { scopeRefused } from './scope-refused.ts';
import { targetRefused } from './target-refused.ts';

/** What a token is for. */
export const scopeRules: readonly Rule[] = [
  scopeRefused,
  scopeNarrowed,
  openidMissing,
  offlineAccessMissing,
  insufficientScope,
  targetRefused,
  audienceMissing,
  accessTokenAudience,
];
