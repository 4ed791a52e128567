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
  return steps.flatMap((step) => {
    const events = model.stops.filter((stop) => stop.step === step.number);
    if (step.extra && events.length === 0) return [];
    const seen = events.filter((event) => event.seq <= seq);
    const refused = seen.some((event) => refusalIn(event) !== undefined);
    const state = step.number === present ? 'present' : seen.length > 0 ? 'past' : 'ahead';
    const rests = events.some((event) => changed.has(event.seq));
    return [{ step, state, refused, changed: rests, events: events.length }];
  });
}

const none: ReadonlySet<number> = new Set();
