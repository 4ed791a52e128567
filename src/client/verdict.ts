import type { Check, Observer } from '../protocol/check.ts';

/** The app's answer to a message: what it took from it, or the check that refused it. */
export type Verdict<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusedBy: string; readonly reason: string };

/** A check, or nothing where it does not apply or the app does not run it. */
type Maybe = Check | undefined | false;

/** A check that is worked out only when its turn comes. */
export type LazyCheck = () => Maybe | Promise<Maybe>;

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

/** Compares with a text; absence is said in words. A value of another type, as a claim can have, is never equal. */
export function compare(
  head: Pick<Check, 'id' | 'title' | 'spec'>,
  expected: string,
  actual: unknown,
): Check {
  return { ...head, passed: actual === expected, expected, actual: inWords(actual) };
}

/** A value as a check shows it: a text as it is, anything else as JSON. */
export function inWords(value: unknown): string {
  if (value === undefined) return '(absent)';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
