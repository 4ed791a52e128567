import type { SpecRef } from './spec.ts';

/** One comparison that a party made: what it expected, what it found, and where the rule stands. */
export interface Check {
  /** Stable, in lower snake case: `verifier_matches_challenge`. */
  readonly id: string;
  /** What is checked, as a short sentence: `The code_verifier hashes to the stored code_challenge`. */
  readonly title: string;
  readonly passed: boolean;
  readonly expected: string;
  readonly actual: string;
  readonly spec: SpecRef;
}

/** A value that a party made, read or stored, under its wire name; shown to the learner as it is. */
export interface NamedValue {
  readonly name: string;
  readonly value: string;
  /** What the value is or what it was made from, in one short sentence. */
  readonly note?: string;
  /** When it stops to count, in milliseconds since 1970: from this moment on it is refused. */
  readonly expiresAt?: number;
}

/**
 * Hears what a party does while it handles one message, so that a trace can show its reasoning.
 * A party works the same without anybody listening.
 */
export interface Observer {
  check(check: Check): void;
  value(value: NamedValue): void;
}

/** An observer for whoever does not want to listen. */
export const deaf: Observer = { check: () => {}, value: () => {} };

/** An observer that keeps what it hears, in order. */
export function listener(): Observer & { readonly checks: Check[]; readonly values: NamedValue[] } {
  const checks: Check[] = [];
  const values: NamedValue[] = [];
  return { checks, values, check: (c) => checks.push(c), value: (v) => values.push(v) };
}
