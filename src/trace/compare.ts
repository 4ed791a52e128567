import { align } from './compare-align.ts';
import { Counterparts } from './compare-counterparts.ts';
import type { Difference } from './compare-difference.ts';
import { differencesOf } from './compare-event.ts';
import { type Features, featuresOf, numbering } from './compare-features.ts';
import type { TraceEvent } from './events.ts';
import type { TraceModel } from './model.ts';

/** Two events that stand for each other, or one that stands alone. */
export interface ComparedRow {
  readonly left: TraceEvent | undefined;
  readonly right: TraceEvent | undefined;
  /** None where one of the two is absent. */
  readonly differences: readonly Difference[];
}

/** One of the two traces. */
export type Side = 'left' | 'right';

/** Two traces beside each other: their stops by meaning, in the order of both. */
export interface Comparison {
  readonly rows: readonly ComparedRow[];
  /** The row of an event; `undefined` for what is no stop. */
  rowOf(side: Side, seq: number): number | undefined;
  /** The event of the other trace that stands for this one. */
  counterpart(side: Side, seq: number): TraceEvent | undefined;
  differencesAt(side: Side, seq: number): readonly Difference[];
  /** Whether an event is only on this side, or differs from its counterpart in substance. */
  differs(side: Side, seq: number): boolean;
  /** The first row that differs in substance or has one side only. */
  readonly firstDifference: number | undefined;
}

/** Whether the two sides of a row differ: in substance, or because one is absent. */
export function rowDiffers({ left, right, differences }: ComparedRow): boolean {
  return left === undefined || right === undefined || differences.some(({ fresh }) => !fresh);
}

/** Aligns the stops of two traces and tells in what each pair differs. */
export function compareTraces(left: TraceModel, right: TraceModel): Comparison {
  const known = new Counterparts(left, right);
  const rows = pairedStops(left, right).map(([one, other]): ComparedRow => {
    const differences = one && other ? differencesOf(one, other, known) : [];
    return { left: one, right: other, differences };
  });
  const indices = { left: indexOf(rows, 'left'), right: indexOf(rows, 'right') };
  const first = rows.findIndex(rowDiffers);
  const rowOf = (side: Side, seq: number) => indices[side].get(seq);
  const row = (side: Side, seq: number) => rows[rowOf(side, seq) ?? -1];
  return {
    rows,
    rowOf,
    counterpart: (side, seq) => row(side, seq)?.[side === 'left' ? 'right' : 'left'],
    differencesAt: (side, seq) => row(side, seq)?.differences ?? [],
    differs: (side, seq) => {
      const found = row(side, seq);
      return found !== undefined && rowDiffers(found);
    },
    firstDifference: first < 0 ? undefined : first,
  };
}

function indexOf(rows: readonly ComparedRow[], side: Side): Map<number, number> {
  return new Map(rows.flatMap((row, at) => (row[side] ? [[row[side].seq, at] as const] : [])));
}

type Stops = readonly [left: TraceEvent | undefined, right: TraceEvent | undefined];

function pairedStops(left: TraceModel, right: TraceModel): Stops[] {
  const oneFlow = left.trace.flow === right.trace.flow;
  const number = numbering();
  const features = (model: TraceModel): Features[] =>
    model.stops.map((stop) => featuresOf(stop, model, oneFlow, number));
  const rows: Stops[] = [];
  let [i, j] = [0, 0];
  const end = [left.stops.length, right.stops.length] as const;
  for (const [one, other] of [...align(features(left), features(right)), end]) {
    rows.push(...alone(left.stops.slice(i, one), right.stops.slice(j, other), oneFlow));
    if (one < end[0]) rows.push([left.stops[one], right.stops[other]]);
    [i, j] = [one + 1, other + 1];
  }
  return rows;
}

/** What has no counterpart between two pairs: merged by step, if both count the same ones, otherwise left before right. */
function alone(lefts: readonly TraceEvent[], rights: readonly TraceEvent[], oneFlow: boolean): Stops[] {
  const rows: Stops[] = [];
  let at = 0;
  for (const left of lefts) {
    for (; oneFlow && (rights[at]?.step ?? left.step) < left.step; at++) rows.push([undefined, rights[at]]);
    rows.push([left, undefined]);
  }
  for (const right of rights.slice(at)) rows.push([undefined, right]);
  return rows;
}
