import type { ErrorCode, WireError } from '../../protocol/errors.ts';
import type { SpecRef } from '../../protocol/spec.ts';
import type { Context } from '../context.ts';

/** One rule of the server. */
export interface ServerCheck {
  /** Stable, in lower snake case. */
  readonly id: string;
  /** What holds when the check passes, as a short sentence. */
  readonly title: string;
  readonly spec: SpecRef;
  /** Judges a request; `undefined` where the rule does not apply to it or the policy has switched it off. */
  run(context: Context): Verdict | undefined | Promise<Verdict | undefined>;
}

/** What a check found. `expected` and `actual` are for the learner and may show secrets; `error` is what the sender gets to know. */
export interface Verdict {
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly error: WireError;
}

/** A verdict out of its parts; the error counts only where it did not pass. */
export function verdict(
  passed: boolean,
  expected: string,
  actual: string | undefined,
  error: WireError,
): Verdict {
  return { passed, expected, actual: actual ?? '(absent)', error };
}

/** An error of the wire; `status` where it is not the endpoint's usual one. */
export function error(code: ErrorCode, description: string, status?: number): WireError {
  return status === undefined ? { code, description } : { code, description, status };
}

/** A moment as people read it. */
export function moment(seconds: number): string {
  return new Date(seconds * 1000).toISOString().replace('.000', '');
}
