import type { Step } from '../../lab/index.ts';
import { refusalIn, type TraceModel } from '../../trace/index.ts';

/** One row of the step list. */
export interface StepRow {
  readonly step: Step;
  readonly state: 'past' | 'present' | 'ahead';
  /** A check of this step refused something. */
  readonly refused: boolean;
  /** Something in it is not as in the untouched run. */
  readonly changed: boolean;
  /** How many events of the step are recorded. */
  readonly events: number;
}

/**
 * The steps as they stand at an event. Steps after the documented ones appear once the run has come to them. `changed` are the events
 * that rest on what somebody changed; they are marked wherever they are.
 */
export function stepRows(
  steps: readonly Step[],
  model: TraceModel,
  seq: number,
  changed: ReadonlySet<number> = none,
): StepRow[] {
  const present = model.event(seq)?.step ?? 0;
  const rest = new Set([...changed].map((one) => model.event(one)?.step));
  return steps.flatMap((step) => {
    const { events, first, refused } = sumOf(model, step.number);
    if (step.extra && events === 0) return [];
    const state = step.number === present ? 'present' : first <= seq ? 'past' : 'ahead';
    return [{ step, state, refused: refused <= seq, changed: rest.has(step.number), events }];
  });
}

const none: ReadonlySet<number> = new Set();

/** What a trace has of a step. */
interface Sum {
  readonly events: number;
  /** The first of its events, and the first in which a check refused something; later than all where there is none. */
  readonly first: number;
  readonly refused: number;
}

const nothing: Sum = { events: 0, first: Number.POSITIVE_INFINITY, refused: Number.POSITIVE_INFINITY };

/** A model never changes, so its steps are summed up once. */
const sums = new WeakMap<TraceModel, ReadonlyMap<number, Sum>>();

function sumOf(model: TraceModel, step: number): Sum {
  const known = sums.get(model) ?? sumUp(model);
  if (!sums.has(model)) sums.set(model, known);
  return known.get(step) ?? nothing;
}

function sumUp({ stops }: TraceModel): Map<number, Sum> {
  const all = new Map<number, Sum>();
  for (const stop of stops) {
    const { events, first, refused } = all.get(stop.step) ?? nothing;
    const refuses = refusalIn(stop) !== undefined;
    all.set(stop.step, {
      events: events + 1,
      first: Math.min(first, stop.seq),
      refused: refuses ? Math.min(refused, stop.seq) : refused,
    });
  }
  return all;
}
