import { useEffect, useState, useSyncExternalStore } from 'react';
import { plainRecipe, type Recipe, type Run, type RunSnapshot, startRun } from '../../lab/index.ts';

/** A run as the screen has it: starting, there, or not to be had. */
export type RunState =
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly reason: string }
  | {
      readonly kind: 'running';
      /** Another one for each run. */
      readonly id: number;
      readonly run: Run;
      readonly snapshot: RunSnapshot;
    };

type Started = { readonly run: Run; readonly id: number } | { readonly reason: string };

const never = () => () => {};
const nothing = () => undefined;

/** Starts a run of a flow with options, and a new one when either changes or with each `attempt`; the old one stands until then. */
export function useRun(flow: string, options: Recipe['options'], attempt: number): RunState {
  const [started, setStarted] = useState<Started>();
  const set = JSON.stringify(options);
  // biome-ignore lint/correctness/useExhaustiveDependencies: options are the same while they say the same; a new attempt starts the same again.
  useEffect(() => {
    let gone = false;
    let mine: Run | undefined;
    startRun(plainRecipe(flow, { options })).then(
      (run) => {
        mine = run;
        if (gone) run.stop();
        else setStarted({ run, id: attempt });
      },
      (error: unknown) => {
        if (!gone) setStarted({ reason: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      gone = true;
      mine?.stop();
    };
  }, [flow, set, attempt]);

  const { run, id = 0 } = started && 'run' in started ? started : {};
  const snapshot = useSyncExternalStore<RunSnapshot | undefined>(
    run?.subscribe ?? never,
    run?.snapshot ?? nothing,
  );
  if (started && 'reason' in started) return { kind: 'failed', reason: started.reason };
  return run && snapshot && snapshot.waitsFor !== 'working'
    ? { kind: 'running', id, run, snapshot }
    : { kind: 'starting' };
}
