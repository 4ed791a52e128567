import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import styles from './RunScreen.module.css';
import { useRun } from './use-run.ts';
import { WalkScreen } from './WalkScreen.tsx';

/** A run of a flow, at a step. `onStep` hears of every step that the reader comes to, `onOptions` what a new run is to be set up with. */
export function RunScreen({
  flow,
  step,
  options,
  onStep,
  onOptions,
}: {
  readonly flow: string;
  readonly step: number | undefined;
  /** What the link sets apart from the flow's defaults. */
  readonly options: Readonly<Record<string, string>>;
  onStep(step: number): void;
  onOptions(options: Readonly<Record<string, string>>): void;
}) {
  const [attempt, setAttempt] = useState(0);
  const state = useRun(flow, options, attempt);
  function again() {
    onStep(1);
    setAttempt(attempt + 1);
  }
  if (state.kind === 'starting') return <p className={styles['notice']}>The run is starting…</p>;
  if (state.kind === 'failed')
    return (
      <div className={styles['notice']} role="alert">
        <p>The run could not start. {state.reason}</p>
        <Button onClick={again}>Try again</Button>
      </div>
    );
  const { id, run, snapshot } = state;
  return (
    <WalkScreen
      key={id}
      run={run}
      snapshot={snapshot}
      step={step}
      options={options}
      onStep={onStep}
      onOptions={onOptions}
      restart={again}
    />
  );
}
