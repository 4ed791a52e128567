import type { Step } from '../../lab/index.ts';
import type { TraceModel } from '../../trace/index.ts';

/** The steps as they may be told while questions are asked: the titles of those that are still to come would answer them. */
export function coveredSteps(steps: readonly Step[], { stops }: TraceModel): readonly Step[] {
  const reached = new Set(stops.map(({ step }) => step));
  return steps.map((step) => (reached.has(step.number) ? step : { ...step, title: 'Still to come' }));
}
