import type { Rule } from '../../rule.ts';
import { idTokenHintMissing } from './id-token-hint-missing.ts';
import { idTokenHintWrong } from './id-token-hint-wrong.ts';
import { logoutStateChanged } from './logout-state-changed.ts';
import { postLogoutRedirectRefused } from './post-logout-redirect-refused.ts';
import { sessionSurvivesLogout } from './session-survives-logout.ts';

/** Rules about ending sessions. */
export const logoutRules: readonly Rule[] = [
  idTokenHintMissing,
  idTokenHintWrong,
  postLogoutRedirectRefused,
  logoutStateChanged,
  sessionSurvivesLogout,
];
