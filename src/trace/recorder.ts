import type { Clock } from '../protocol/inputs.ts';
import type { Draft, RequestEvent, Trace, TraceEvent } from './events.ts';

/** Tells which of the flow's steps a draft belongs to. `request` is the request of a response's or a work's exchange. */
export type StepOf = (draft: Draft, before: number, request: RequestEvent | undefined) => number;

/** The only writer of traces. */
export interface Recorder {
  /** Numbers, times and keeps a draft. */
  record(draft: Draft): TraceEvent;
  /** The event that a draft would become if it were recorded now; nothing is kept. */
  preview(draft: Draft): TraceEvent;
  /** How many events are recorded: the `seq` of the one that comes. */
  length(): number;
  /** A copy of what is recorded; it does not grow. */
  trace(): Trace;
}

/** A recorder for one run. Pass its trace to `traceModel` to ask questions of it. */
export function createRecorder(flow: string, clock: Clock, stepOf: StepOf): Recorder {
  const events: TraceEvent[] = [];
  /** The latest copy that was given out; the same one until something more is recorded. */
  let given: readonly TraceEvent[] = [];
  const requests = new Map<string, RequestEvent>();

  function preview(draft: Draft): TraceEvent {
    const before = events.at(-1)?.step ?? 0;
    const answered = 'exchange' in draft ? requests.get(draft.exchange ?? '') : undefined;
    return { seq: events.length, at: clock.now(), step: stepOf(draft, before, answered), ...draft };
  }

  return {
    preview,
    length: () => events.length,
    record(draft) {
      const event = preview(draft);
      if (event.kind === 'request') requests.set(event.exchange, event);
      events.push(event);
      return event;
    },
    trace() {
      if (given.length < events.length) given = [...events];
      return { version: 1, flow, events: given };
    },
  };
}
