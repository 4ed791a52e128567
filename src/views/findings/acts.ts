import type { Finding } from '../../diagnosis/finding.ts';
import type { TraceModel } from '../../trace/index.ts';

/** What findings are drawn with: the trace they are about, and what a reader can do with them. */
export interface FindingActs {
  readonly model: TraceModel;
  /** The present event; absent where there is none. */
  readonly seq: number | undefined;
  onEvent(seq: number): void;
  /** Where the trace is one of several attempts: which, from 0, and the way to an event of another. */
  readonly among?: { readonly attempt: number; onEvent(attempt: number, seq: number): void } | undefined;
  /** Compares with a run in which all is right. */
  onReference?(finding: Finding): void;
  /** Does the same fault again in a run of our own. */
  onReplay?(finding: Finding): void;
}
