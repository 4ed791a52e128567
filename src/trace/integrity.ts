import type { MessageEvent, Trace, TraceEvent } from './events.ts';

/** A rule that a trace breaks, and the event that breaks it. */
export interface IntegrityProblem {
  readonly seq: number;
  readonly problem: string;
}

/**
 * Checks what every trace promises, live or imported: numbers without gaps, time that never runs back, one response at
 * most for each request and none without one, states that join. An empty list means that the trace is sound.
 */
export function integrityProblems(trace: Trace): IntegrityProblem[] {
  const problems: IntegrityProblem[] = [];
  const say = (event: TraceEvent, problem: string) => problems.push({ seq: event.seq, problem });
  numbering(trace.events, say);
  exchanges(trace.events, say);
  states(trace.events, say);
  return problems;
}

type Say = (event: TraceEvent, problem: string) => void;

function numbering(events: readonly TraceEvent[], say: Say): void {
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (event.seq !== index) say(event, `seq is ${event.seq} at position ${index}`);
    if (!Number.isFinite(event.at)) say(event, 'at is no time');
    if (before && event.at < before.at) say(event, `time runs back from ${before.at} to ${event.at}`);
    if (!Number.isInteger(event.step) || event.step < 0) say(event, `step ${event.step} is no step number`);
  });
}

function exchanges(events: readonly TraceEvent[], say: Say): void {
  const open = new Map<string, MessageEvent>();
  const answered = new Set<string>();
  for (const event of events) {
    if (event.kind === 'request') {
      if (open.has(event.exchange)) say(event, `exchange ${event.exchange} has two requests`);
      open.set(event.exchange, event);
    }
    if (event.kind === 'response') {
      const request = open.get(event.exchange);
      if (!request) say(event, `response of ${event.exchange} without a request`);
      else if (request.from !== event.to || request.to !== event.from)
        say(event, `exchange ${event.exchange} is answered by ${event.from} to ${event.to}`);
      if (answered.has(event.exchange)) say(event, `exchange ${event.exchange} has two responses`);
      answered.add(event.exchange);
    }
    if (event.kind === 'work' && event.exchange !== undefined && !open.has(event.exchange))
      say(event, `work for the unknown exchange ${event.exchange}`);
  }
}

function states(events: readonly TraceEvent[], say: Say): void {
  let present: string | undefined;
  for (const event of events) {
    if (event.kind === 'end' && present !== undefined && event.state !== present)
      say(event, `ends in ${event.state} while the machine is in ${present}`);
    if (event.kind !== 'state') continue;
    if (present !== undefined && event.from !== present)
      say(event, `moves from ${event.from}, not from ${present}`);
    present = event.to;
  }
}
