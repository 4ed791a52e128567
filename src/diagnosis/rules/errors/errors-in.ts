import type { Facts } from '../../facts/facts.ts';
import { backErrors } from './back-errors.ts';
import { frontErrors } from './front-errors.ts';
import type { SeenError } from './seen-error.ts';

const known = new WeakMap<Facts, readonly SeenError[]>();

/** Every error answer of an attempt, in order. Facts never change, so they are gone through once. */
export function errorsIn(facts: Facts): readonly SeenError[] {
  const before = known.get(facts);
  if (before) return before;
  const errors = [...frontErrors(facts), ...backErrors(facts)].sort((a, b) => a.seq - b.seq);
  const unhealed = withoutNonceChallenges(facts, errors);
  known.set(facts, unhealed);
  return unhealed;
}

/** A server that hands out a nonce refuses once, by design; what comes next uses it (RFC 9449 §8). */
function withoutNonceChallenges(
  { tokenCalls, resourceCalls }: Facts,
  errors: readonly SeenError[],
): SeenError[] {
  const last = (calls: readonly { readonly seq: number }[]) => calls.at(-1)?.seq ?? -1;
  const lastCall = { token: last(tokenCalls), resource: last(resourceCalls) };
  return errors.filter(({ code, place, seq }) => {
    if (code !== 'use_dpop_nonce' || (place !== 'token' && place !== 'resource')) return true;
    return lastCall[place] < seq;
  });
}
