import type { SpecRef } from '../protocol/spec.ts';
import type { Finding } from './finding.ts';
import type { Topic } from './rule.ts';

/** What came of looking at a trace, or at all attempts of an import. Plain data: it can be kept and sent between threads. */
export interface Diagnosis {
  /** One for each trace that was given, in its order. */
  readonly attempts: readonly AttemptDiagnosis[];
  /** Of all attempts: the most probable cause of what went wrong first. */
  readonly findings: readonly PlacedFinding[];
}

/** A finding, and the attempt that it is about, from 0. */
export interface PlacedFinding {
  readonly attempt: number;
  readonly finding: Finding;
}

/** What is known of one attempt. */
export interface AttemptDiagnosis {
  /** The cause first. */
  readonly findings: readonly Finding[];
  /** Every rule that applied, so that a reader sees what was checked and what could not be. */
  readonly checks: readonly RuleReport[];
}

/** What became of one rule in one attempt. A rule with several verdicts counts by its worst. */
export interface RuleReport {
  readonly rule: string;
  readonly topic: Topic;
  readonly title: string;
  readonly spec: SpecRef;
  readonly verdict: 'held' | 'broken' | 'untold';
  /** For `untold`: what the trace lacks. */
  readonly lacks?: string;
  /** The events that were looked at. */
  readonly seqs: readonly number[];
}
