import type { Check, Observer } from '../protocol/check.ts';

/** The app's answer to a message: what it took from it, or the check that refused it. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusedBy: string; readonly reason: string };

/** A check that is worked out only when its turn comes; `undefined` where it does not apply. */
export type LazyCheck = () => Check | undefined | Promise<Check | undefined>;

/** Runs checks in order, reports each, and stops at the first that refuses. Resolves with that one. */
export async function firstRefusal(
  observer: Observer,
  checks: readonly LazyCheck[],
): Promise<Check | undefined> {
  for (const run of checks) {
    const check = await run();
    if (!check) continue;
    observer.check(check);
    if (!check.passed) return check;
  }
  return undefined;
}

/** A refusal in the words of the check that made it. */
export function refused(check: Check): Verdict<never> {
  return {
    ok: false,
    refusedBy: check.id,
    reason: `${check.title}: expected ${check.expected}, got ${check.actual}`,
  };
}

/** Compares two texts; absence is said in words. */
export function compare(
  head: Pick<Check, 'id' | 'title' | 'spec'>,
  expected: string,
  actual: string | undefined,
): Check {
  return { ...head, passed: actual === expected, expected, actual: actual ?? '(absent)' };
}
