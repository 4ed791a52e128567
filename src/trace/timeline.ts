import type { TraceEvent } from './events.ts';

/** What `next` makes of the events up to each, worked out once, when it is first asked for. */
export function timeline<T>(
  events: readonly TraceEvent[],
  next: (before: T | undefined, event: TraceEvent) => T | undefined,
): (seq: number) => T | undefined {
  let values: readonly (T | undefined)[] | undefined;
  const all = () => {
    let present: T | undefined;
    return events.map((event) => {
      present = next(present, event);
      return present;
    });
  };
  return (seq) => {
    values ??= all();
    return values[Math.min(seq, values.length - 1)];
  };
}
