import type { Rule } from '../../rule.ts';
import { stateChanged } from './state-changed.ts';
import { stateMissingInRequest } from './state-missing-in-request.ts';
import { stateMissingInResponse } from './state-missing-in-response.ts';
import { stateOfAnotherAttempt } from './state-of-another-attempt.ts';
import { stateOverwritten } from './state-overwritten.ts';
import { stateReused } from './state-reused.ts';
import { stateWeak } from './state-weak.ts';

/** Rules about `state`: the tie between a request and its answer. */
export const stateRules: readonly Rule[] = [
  stateMissingInRequest,
  stateMissingInResponse,
  stateChanged,
  stateOfAnotherAttempt,
  stateOverwritten,
  stateReused,
  stateWeak,
];
