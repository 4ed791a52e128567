import { useEffect, useMemo, useState } from 'react';
import type { Trace, TraceModel } from '../../trace/index.ts';
import { positionOf, positionOfStep } from '../run/walk-position.ts';

/** Where a reader stands in a trace, and the ways to move. */
export interface TraceWalk {
  /** The present event. */
  readonly seq: number;
  /** Its position among the messages, from 0, and how many there are. */
  readonly index: number;
  readonly count: number;
  next(): void;
  back(): void;
  home(): void;
  end(): void;
  goTo(index: number): void;
  select(seq: number): void;
  toStep(step: number): void;
}

/** Where the reader of each trace stood last, for when they come back to it. */
const stood = new WeakMap<Trace, number>();

/**
 * Walks through a trace that lies there whole, from the event `asked` for, else where its reader stood last, else from `first`.
 * The ways to move stay the same functions.
 */
export function useTraceWalk(
  { stops, trace }: TraceModel,
  { asked, first }: { readonly asked: number | undefined; readonly first: number },
): TraceWalk {
  const last = Math.max(0, stops.length - 1);
  const [index, setIndex] = useState(() => positionOf(stops, asked ?? stood.get(trace) ?? first));
  const moves = useMemo(() => {
    const within = (at: number) => Math.min(Math.max(at, 0), last);
    return {
      next: () => setIndex((at) => within(at + 1)),
      back: () => setIndex((at) => within(at - 1)),
      home: () => setIndex(0),
      end: () => setIndex(last),
      goTo: (at: number) => setIndex(within(at)),
      select: (seq: number) => setIndex(positionOf(stops, seq)),
      toStep(step: number) {
        const at = positionOfStep(stops, step);
        if (at >= 0) setIndex(at);
      },
    };
  }, [stops, last]);
  const seq = stops[index]?.seq ?? 0;
  useEffect(() => {
    stood.set(trace, seq);
  }, [trace, seq]);
  return { ...moves, index, count: stops.length, seq };
}
