import { useEffect, useState, useSyncExternalStore } from 'react';
import { type Recipe, type Run, type RunSnapshot, startRun } from '../../lab/index.ts';
import type { Position } from '../saved/kept-run.ts';

/** What a run starts from. Another object is another run. */
export interface Start {
  readonly recipe: Recipe;
  /** How far it is performed, and the event that the reader stands at then; its first stop where this is absent. */
  readonly position?: Position | undefined;
}

/** A run as the screen has it: starting, there, or not to be had. */
export type RunState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'running';
      readonly run: Run;
      readonly snapshot: RunSnapshot;
      /** The event to stand at first; `undefined` is the newest. */
      readonly event: number | undefined;
    };

type Started = { readonly run: Run; readonly event: number | undefined } | { readonly reason: string };

const never = () => () => {};
const nothing = () => undefined;

/** Starts a run and brings it to its position; the old one stands until then. */
export function useRun(start: Start | undefined): RunState {
  const [started, setStarted] = useState<Started>();
  useEffect(() => {
    if (!start) return;
    let gone = false;
    let mine: Run | undefined;
    broughtTo(start).then(
      (run) => {
        mine = run;
        if (gone) run.stop();
        else setStarted({ run, event: start.position?.event });
      },
      (error: unknown) => {
        if (!gone) setStarted({ reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      gone = true;
      mine?.stop();
    };
  }, [start]);

  const { run, event } = started && 'run' in started ? started : {};
  const snapshot = useSyncExternalStore<RunSnapshot | undefined>(
    run?.subscribe ?? never,
    run?.snapshot ?? nothing,
  );
  if (started && 'reason' in started) return { kind: 'failed', reason: started.reason };
  return run && snapshot && snapshot.waitsFor !== 'working'
    ? { kind: 'running', run, snapshot, event }
    : { kind: 'starting' };
}

async function broughtTo({ recipe, position }: Start): Promise<Run> {
  const run = await startRun(recipe);
  if (position) await run.advance(({ trace }) => trace.events.length > position.until);
  return run;
}
