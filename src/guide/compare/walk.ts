import type { Trace } from '../../trace/index.ts';

/**
 * The part of a run that is counted: from its start to the end of the last documented step, which is the API's answer, or in a
 * flow that only signs in the app's. What follows, such as a refresh, is not in it. Numbers of events stay as they are.
 */
export function countedWalk(trace: Trace, documentedSteps: number): Trace {
  const after = trace.events.findIndex(({ step, kind }) => step > documentedSteps || kind === 'end');
  return after === -1 ? trace : { ...trace, events: trace.events.slice(0, after) };
}
