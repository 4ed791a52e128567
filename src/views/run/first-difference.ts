import type { Trace, TraceEvent } from '../../trace/index.ts';

/** The first event in which a trace is not as another: the `seq` in `now`; `undefined` where the two are the same. */
export function firstDifference(before: Trace, now: Trace): number | undefined {
  const same = (one: TraceEvent | undefined, other: TraceEvent | undefined) =>
    JSON.stringify(one) === JSON.stringify(other);
  const length = Math.max(before.events.length, now.events.length);
  for (let seq = 0; seq < length; seq++)
    if (!same(before.events[seq], now.events[seq])) return Math.min(seq, now.events.length - 1);
  return undefined;
}
