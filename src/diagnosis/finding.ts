import type { SpecRef } from '../protocol/spec.ts';
import type { Fault } from '../trace/fault.ts';

/** How sure a finding is. `proved`: by this trace alone. `unknown`: this trace cannot tell; the finding says where to look. */
export type Certainty = 'proved' | 'likely' | 'unknown';

/** `error`: it breaks the flow, or a receiver must refuse it. `warning`: it went through and should not have. `note`: worth knowing. */
export type Weight = 'error' | 'warning' | 'note';

/** One thing seen in the trace, as a row: what should stand there, what does, where. */
export interface Evidence {
  /** What is compared, by its wire name where it has one: `redirect_uri`, `code_challenge`. */
  readonly what: string;
  readonly expected?: string;
  readonly actual?: string;
  /** In words: `the token request's form`, `the ID token's claim`. */
  readonly where: string;
  /** The event that shows it; absent for what no message shows. */
  readonly seq?: number;
  /** The event that the expected value stands in, where that is another one. */
  readonly expectedSeq?: number;
  /** Which trace of an import `seq` counts in, from 0, where it is another attempt's. */
  readonly attempt?: number;
}

/** What a rule found wrong. */
export interface Finding {
  /** The rule's id. */
  readonly rule: string;
  readonly weight: Weight;
  readonly certainty: Certainty;
  /** What is wrong, in one sentence, with the values that matter. */
  readonly says: string;
  /** Why it has the effect that one sees, in one or two sentences. */
  readonly because: string;
  readonly evidence: readonly Evidence[];
  /** What to check first, best first. */
  readonly checkFirst: readonly string[];
  /** What one might take it for, and why it is not that. */
  readonly isNot?: string;
  readonly specs: readonly SpecRef[];
  /** Events that are only its effect: the error answer to it, what failed after it. A finding about such an event is dropped. */
  readonly explains: readonly number[];
  /** Rules whose findings in this attempt say the same less exactly: where this one is found, theirs are dropped. */
  readonly supersedes?: readonly string[];
  /** So that it can be done again in a run of our own. */
  readonly fault?: Fault;
}
