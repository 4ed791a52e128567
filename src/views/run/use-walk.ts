import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Run, RunSnapshot } from '../../lab/index.ts';
import { type TraceModel, traceModel } from '../../trace/index.ts';
import { positionOf, positionOfStep } from './walk-position.ts';

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

/** A position in one run; `undefined` follows the newest stop. */
interface Cursor {
  readonly run: Run;
  readonly index: number | undefined;
}

/**
 * Steps through a run: within what happened the cursor moves; past it the run goes on. The ways to move stay the same functions
 * for a run. `event` is where the reader stands first; another run starts there anew.
 */
export function useWalk(run: Run, snapshot: RunSnapshot, event?: number): Walk {
  const model = useMemo(() => traceModel(snapshot.trace), [snapshot.trace]);
  const last = model.stops.length - 1;
  const [kept, setCursor] = useState<Cursor>(() => startOf(run, model, event));
  const cursor = kept.run === run ? kept : startOf(run, model, event);
  if (cursor !== kept) setCursor(cursor);
  const index = Math.min(cursor.index ?? last, last);
  const live = index === last;
  const latest = useRef({ model, index });
  useLayoutEffect(() => {
    latest.current = { model, index };
  });
  const moves = useMemo(
    () =>
      movesOf(
        run,
        () => latest.current,
        (at) => setCursor({ run, index: at }),
      ),
    [run],
  );
  return {
    ...moves,
    model,
    seq: model.stops[index]?.seq ?? 0,
    index,
    live,
    atEnd: live && snapshot.waitsFor === 'nothing',
  };
}

/** Where a reader of a run that begins at an event stands; at its newest stop they follow it. */
function startOf(run: Run, { stops }: TraceModel, event: number | undefined): Cursor {
  const index = event === undefined ? -1 : positionOf(stops, event);
  return { run, index: index < 0 || index >= stops.length - 1 ? undefined : index };
}

type Moves = Pick<Walk, 'next' | 'back' | 'home' | 'end' | 'select' | 'toStep'>;

function movesOf(
  run: Run,
  now: () => { readonly model: TraceModel; readonly index: number },
  setCursor: (index: number | undefined) => void,
): Moves {
  const goTo = (target: number) =>
    setCursor(target >= now().model.stops.length - 1 ? undefined : Math.max(0, target));
  const isLive = () => now().index === now().model.stops.length - 1;
  return {
    next() {
      if (!isLive()) return goTo(now().index + 1);
      setCursor(undefined);
      run.next();
    },
    back: () => goTo(now().index - 1),
    home: () => goTo(0),
    end: () => {
      setCursor(undefined);
      void run.advance(() => false);
    },
    select: (seq) => goTo(positionOf(now().model.stops, seq)),
    toStep(step) {
      const known = positionOfStep(now().model.stops, step);
      if (known >= 0) return goTo(known);
      setCursor(undefined);
      void run.advance(({ trace }) => (trace.events.at(-1)?.step ?? 0) >= step);
    },
  };
}
