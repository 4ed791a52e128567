import type { Trace } from '../../trace/index.ts';

/** A trace, or the traces of one import, the first of which is looked at. */
export type Example = Trace | readonly Trace[];

/** Traces that hold a rule to what it says: each is made by a function, so that a failing one fails alone. */
export interface RuleCases {
  readonly rule: string;
  /** It must find something here, with evidence; by a name that says what is special. */
  readonly fires: Readonly<Record<string, () => Example>>;
  /** Nearly the same, and nothing is wrong: it must find nothing. */
  readonly nearly: Readonly<Record<string, () => Example>>;
  /** It applies, but the trace lacks the evidence: it must say so, and find nothing that is called proved. */
  readonly missing: Readonly<Record<string, () => Example>>;
  /** Why there is no trace that lacks the evidence: the error itself is all that the rule needs. */
  readonly neverMissing?: string;
}
