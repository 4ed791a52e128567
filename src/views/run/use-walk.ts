import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Run, RunSnapshot } from '../../lab/index.ts';
import { type TraceModel, traceModel } from '../../trace/index.ts';

/** Where a reader stands in a run, and the ways to move. */
export interface Walk {
  readonly model: TraceModel;
  /** The present event. */
  readonly seq: number;
  /** Its position among the stops, from 0. */
  readonly index: number;
  /** The reader stands at the newest stop. */
  readonly live: boolean;
  /** There is nothing after the present event. */
  readonly atEnd: boolean;
  next(): void;
  back(): void;
  home(): void;
  /** Goes to the end; the demo user answers what is asked on the way. */
  end(): void;
  select(seq: number): void;
  /** Goes to the first event of a step, performing up to there if need be. */
  toStep(step: number): void;
}

/** Steps through a run: within what happened the cursor moves; past it the run goes on. */
export function useWalk(run: Run, snapshot: RunSnapshot): Walk {
  const model = useMemo(() => traceModel(snapshot.trace), [snapshot.trace]);
  /** `undefined` follows the newest stop. */
  const [cursor, setCursor] = useState<number>();
  const { stops } = model;
  const last = stops.length - 1;
  const index = Math.min(cursor ?? last, last);
  const live = index === last;
  const goTo = (target: number) => setCursor(target >= last ? undefined : Math.max(0, target));

  return {
    model,
    seq: stops[index]?.seq ?? 0,
    index,
    live,
    atEnd: live && snapshot.waitsFor === 'nothing',
    next: () => (live ? run.next() : goTo(index + 1)),
    back: () => goTo(index - 1),
    home: () => goTo(0),
    end: () => {
      setCursor(undefined);
      void run.advance(() => false);
    },
    select: (seq) => goTo(stops.findIndex((stop) => stop.seq === seq)),
    toStep: useToStep(run, snapshot, setCursor),
  };
}

function useToStep(run: Run, snapshot: RunSnapshot, setCursor: (index: number | undefined) => void) {
  const latest = useRef(snapshot);
  useEffect(() => {
    latest.current = snapshot;
  });
  return useCallback(
    (step: number) => {
      const known = traceModel(latest.current.trace).stops.findIndex((stop) => stop.step >= step);
      if (known >= 0) {
        const isLast = known === traceModel(latest.current.trace).stops.length - 1;
        setCursor(isLast ? undefined : known);
        return;
      }
      setCursor(undefined);
      void run.advance(({ trace }) => (trace.events.at(-1)?.step ?? 0) >= step);
    },
    [run, setCursor],
  );
}
