import { useCallback, useMemo, useRef, useState } from 'react';
import { plainRecipe, type Run } from '../../lab/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { Fork, KeptRun } from '../saved/kept-run.ts';
import { SideBySideScreen } from '../side-by-side/SideBySideScreen.tsx';
import { besideRun } from './beside-run.ts';
import { withFork } from './forks.ts';
import styles from './RunScreen.module.css';
import type { RunServices } from './services.ts';
import { useRun } from './use-run.ts';
import { type RunLink, useStart } from './use-start.ts';
import { WalkScreen } from './WalkScreen.tsx';

/** A run of a flow, at a step. `onStep` hears of every step that the reader comes to. */
export function RunScreen({
  link,
  step,
  beside,
  plays,
  resume,
  services,
  onStep,
  onBeside,
}: {
  /** What the address says when the screen is opened. */
  readonly link: RunLink;
  readonly step: number | undefined;
  /** The run that stands beside this one: the untouched one, a fork, a pair of the tour. */
  readonly beside: string | undefined;
  /** It goes on by itself. */
  readonly plays: boolean;
  /** The run that was left at this address, if it is to go on. */
  resume(): KeptRun | undefined;
  readonly services: RunServices;
  onStep(step: number): void;
  onBeside(id: string | undefined): void;
}) {
  const [resumed] = useState(resume);
  const { start, begin, problem } = useStart(link, resumed);
  const [forks, setForks] = useState<readonly Fork[]>(resumed?.forks ?? []);
  /** Where the reader stood last; nothing is drawn anew for it. */
  const left = useRef<{ readonly run: Run; readonly event: number }>(undefined);
  const state = useRun(start);
  const leave = useCallback(
    (run: KeptRun, at: TraceEvent | undefined) => setForks((kept) => withFork(kept, run, at)),
    [],
  );
  const hands = useMemo(() => ({ begin, leave }), [begin, leave]);
  const run = state.kind === 'running' ? state.run : undefined;
  const keeping = useMemo(
    () => ({
      ...services,
      keep(kept: KeptRun) {
        if (run) left.current = { run, event: kept.position.event };
        return services.keep(kept);
      },
    }),
    [services, run],
  );

  if (state.kind === 'starting') return <p className={styles['notice']}>The run is starting…</p>;
  if (state.kind === 'failed')
    return (
      <div className={styles['notice']} role="alert">
        <p>The run could not start. {state.reason}</p>
        <Button onClick={() => begin({ recipe: plainRecipe(link.flow) })}>Try again</Button>
      </div>
    );
  const { snapshot, event } = state;
  const pair = beside === undefined ? undefined : besideRun(beside, state.run.recipe(), forks);
  if (pair)
    return (
      <SideBySideScreen {...pair} linkOf={services.sideBySideLink} onClose={() => onBeside(undefined)} />
    );
  return (
    <WalkScreen
      run={state.run}
      snapshot={snapshot}
      // Whoever comes back from another run beside this one stands where they stood.
      event={left.current?.run === run ? left.current?.event : event}
      step={step}
      plays={plays}
      problem={problem}
      forks={forks}
      hands={hands}
      services={keeping}
      onStep={onStep}
      onBeside={onBeside}
    />
  );
}
