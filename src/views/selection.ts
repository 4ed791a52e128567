import type { Difference, TraceEvent, TraceModel } from '../trace/index.ts';

/** What every panel is given: the trace, the event that is present, and the secret that is followed. */
export interface Selection {
  readonly model: TraceModel;
  /** The present event. */
  readonly seq: number;
  /** The event that waits to happen, if one does. */
  readonly pending: number | undefined;
  select(seq: number): void;
  readonly follow: Follow;
  /** The untouched run, where something was changed in this one. */
  readonly beside?: Beside | undefined;
  /** The values in an event that a finding is about. */
  wrongIn?(seq: number): ReadonlySet<string>;
}

/** The same run without what somebody changed: what it would have been. */
export interface Beside {
  /** The event of the untouched run that stands for one of this. */
  counterpart(seq: number): TraceEvent | undefined;
  differencesAt(seq: number): readonly Difference[];
  /** Whether an event rests on what was changed: it differs, or the untouched run has none like it. */
  changed(seq: number): boolean;
  /** The events that do. */
  readonly seqs: ReadonlySet<number>;
}

/** A secret that lights up wherever it occurs: while it is pointed at, or after it was pressed. */
export interface Follow {
  /** The id of the secret that is lit. */
  readonly id: string | undefined;
  /** The id of the secret that was pressed and stays lit. */
  readonly pinned: string | undefined;
  /** The pointer or the focus is on a secret, or has left it. */
  point(id: string | undefined): void;
  /** Pressed: stays lit until it is pressed again. */
  press(id: string): void;
}
