import type { EndEvent, Trace, WorkEvent } from '../../trace/events.ts';

/** The end that a trace comes to. */
export function endOf({ events }: Trace): EndEvent {
  const last = events.at(-1);
  if (last?.kind !== 'end') throw new Error(`the trace ends with ${last?.kind}`);
  return last;
}

/** What each party did by itself. */
export const workIn = ({ events }: Trace): WorkEvent[] =>
  events.filter((event): event is WorkEvent => event.kind === 'work');

/** The first value of this name that somebody made or stored. */
export const valueIn = (trace: Trace, name: string): string | undefined =>
  workIn(trace)
    .flatMap(({ values }) => values)
    .find((value) => value.name === name)?.value;

/** What people were asked, in order. */
export const questionsIn = ({ events }: Trace): string[] =>
  events.flatMap((event) => (event.kind === 'action' ? [event.name] : []));

/** The states that the machine came to, in order. */
export const statesIn = ({ events }: Trace): string[] =>
  events.flatMap((event) => (event.kind === 'state' ? [event.to] : []));

/** The ids of the checks that refused, in order. */
export const refusalsIn = (trace: Trace): string[] =>
  workIn(trace)
    .flatMap(({ checks }) => checks)
    .filter(({ passed }) => !passed)
    .map(({ id }) => id);
