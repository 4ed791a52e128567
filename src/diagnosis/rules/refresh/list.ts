import type { Rule } from '../../rule.ts';
import { newRefreshTokenIgnored } from './new-refresh-token-ignored.ts';
import { refreshAfterRevocation } from './refresh-after-revocation.ts';
import { refreshAnswerLost } from './refresh-answer-lost.ts';
import { refreshOtherClient } from './refresh-other-client.ts';
import { refreshRace } from './refresh-race.ts';
import { refreshScopeNarrowed } from './refresh-scope-narrowed.ts';
import { refreshScopeWidened } from './refresh-scope-widened.ts';
import { refreshTokenExpired } from './refresh-token-expired.ts';
import { refreshTokenMissing } from './refresh-token-missing.ts';
import { refreshTokenReused } from './refresh-token-reused.ts';
import { refreshTokenUnknown } from './refresh-token-unknown.ts';
import { refreshWithoutClientAuthentication } from './refresh-without-client-authentication.ts';

/** Rules about renewing tokens. */
export const refreshRules: readonly Rule[] = [
  refreshTokenMissing,
  refreshTokenReused,
  refreshRace,
  refreshAnswerLost,
  refreshTokenExpired,
  refreshAfterRevocation,
  refreshOtherClient,
  refreshWithoutClientAuthentication,
  refreshScopeWidened,
  refreshScopeNarrowed,
  newRefreshTokenIgnored,
  refreshTokenUnknown,
];
