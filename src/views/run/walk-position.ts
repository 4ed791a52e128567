import type { TraceEvent } from '../../trace/index.ts';

/** The position of an event among the stops; of one that is no stop, such as a move of the machine, the stop before it. */
export function positionOf(stops: readonly TraceEvent[], seq: number): number {
  return Math.max(
    0,
    stops.findLastIndex((stop) => stop.seq <= seq),
  );
}

/**
 * The position of a step's first stop; where the step has none but a later one has, of the first of those; -1 where
 * the walk has not come so far. What follows the documented steps may come in any order, so the step itself goes first.
 */
export function positionOfStep(stops: readonly TraceEvent[], step: number): number {
  const exact = stops.findIndex((stop) => stop.step === step);
  return exact >= 0 ? exact : stops.findIndex((stop) => stop.step > step);
}
