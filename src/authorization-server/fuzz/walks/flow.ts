import { parameter } from '../../../protocol/parameters.ts';
import type { Pair } from '../draft.ts';
import { afterwards, device, direct, redemption } from './back.ts';
import { authorize } from './front.ts';
import type { Plan, Result } from './plan.ts';
import { textMembers, type Walk } from './walk.ts';

/** A whole flow as the plan says: to its tokens, and what is done with them. */
export function* flow(plan: Plan): Walk<Result> {
  const answer = plan.kind === 'front' ? yield* authorize(plan) : [];
  const code = parameter(answer, 'code');
  const got = yield* tokensOf(plan, code);
  const all = yield* afterwards(plan, code, got.length > 0 ? got : answer);
  return {
    plan,
    answer,
    tokens: all.map(({ tokens }) => tokens).filter((tokens) => tokens.length > 0),
    told: all.flatMap(({ told }) => told),
  };
}

function* tokensOf(plan: Plan, code: string | undefined): Walk<readonly Pair[]> {
  if (plan.kind === 'device') return yield* device(plan);
  if (plan.kind !== 'front') return yield* direct(plan);
  return code === undefined ? [] : textMembers(yield redemption(plan, code));
}
