import type { FlowId } from '../../guide/compare/facts.ts';
import type { ProofId } from '../../guide/compare/threats/threat.ts';
import type { Channel, SecretKind } from '../../protocol/parties.ts';
import type { SpecRef } from '../../protocol/spec.ts';
import type { MeasuredFlow } from './measured-flow.ts';

/** An event of a run, to look a figure up. */
export interface Place {
  readonly flow: FlowId;
  readonly options: Readonly<Record<string, string>>;
  readonly step: number;
  readonly event: number;
}

/** A line in a cell. */
export interface Line {
  readonly text: string;
  /** The kind of value that it is about: its mark stands before the text. */
  readonly secret?: SecretKind;
  /** A figure that stands out. */
  readonly strong?: true;
  readonly at?: Place | undefined;
  /** The messages that it counts, in their order: drawn as a row of strokes. */
  readonly strokes?: readonly Channel[];
  /** The channel that it counts: its stroke stands before the text. */
  readonly channel?: Channel;
}

/** What the table says of one flow in one row. */
export interface Cell {
  readonly lines: readonly Line[];
  readonly tone?: 'met' | 'open' | 'none' | undefined;
  /** Said where there is room: when two flows are picked. */
  readonly more?: { readonly text: string; readonly spec?: SpecRef };
  readonly proof?: ProofId;
}

/** A row of the table. */
export interface Row {
  readonly id: string;
  readonly label: string;
  /** What the row counts, or what the attacker does. */
  readonly hint: string;
  readonly spec?: SpecRef;
  /** Every cell comes from a run. */
  readonly measured: boolean;
  /** `undefined` while the flow has not been measured. */
  cell(flow: FlowId, measured: MeasuredFlow | undefined): Cell | undefined;
}

/** Rows that belong together. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly rows: readonly Row[];
}
