import type { Place } from './cells.ts';
import type { MeasuredRun } from './measured-flow.ts';

/** The last of some events in a run: there all of them have happened. `undefined` where there are none. */
export function placeIn({ flow, options, steps }: MeasuredRun, seqs: readonly number[]): Place | undefined {
  const event = seqs.at(-1);
  return event === undefined ? undefined : { flow, options, step: steps[event] ?? 0, event };
}
