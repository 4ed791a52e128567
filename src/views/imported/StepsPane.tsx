import { memo, useMemo } from 'react';
import type { AttemptDiagnosis } from '../../diagnosis/diagnosis.ts';
import type { Step } from '../../lab/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import { eventTitle } from '../event-words.ts';
import type { Selection } from '../selection.ts';
import { StepList } from '../steps/StepList.tsx';
import { missingSteps } from './missing-steps.ts';
import styles from './StepsPane.module.css';

/** The flow's steps and what the trace has of them; where the flow has none, its requests. */
export function StepsPane({
  steps,
  selection,
  diagnosis,
  brief,
  onStep,
}: {
  /** `undefined` while they are loaded. */
  readonly steps: readonly Step[] | undefined;
  readonly selection: Selection;
  readonly diagnosis: AttemptDiagnosis;
  /** There is little room: a step is a line. */
  readonly brief: boolean;
  onStep(step: number): void;
}) {
  const { model, seq, select } = selection;
  const missing = useMemo(
    () => (steps && steps.length > 0 ? missingSteps(steps, model, diagnosis) : undefined),
    [steps, model, diagnosis],
  );
  if (!steps)
    return (
      <Panel title="Steps">
        <p className={styles['words']}>Loading the steps…</p>
      </Panel>
    );
  if (!missing)
    return (
      <Panel title="Steps">
        <p className={styles['words']}>
          This is no whole flow, so its steps have no numbers. These are its requests.
        </p>
        <ol className={styles['list']}>
          {model.stops.map((stop) => {
            const request = model.requestOf(stop) ?? stop;
            return stop.kind === 'response' && request !== stop ? null : (
              <Row
                key={stop.seq}
                seq={stop.seq}
                title={eventTitle(stop)}
                present={request.seq === (model.requestOf(model.event(seq) ?? stop) ?? model.event(seq))?.seq}
                onSelect={select}
              />
            );
          })}
        </ol>
      </Panel>
    );
  return <StepList steps={steps} selection={selection} missing={missing} brief={brief} onStep={onStep} />;
}

/** Most rows stay as they are while a walk moves. */
const Row = memo(function Row({
  seq,
  title,
  present,
  onSelect,
}: {
  readonly seq: number;
  readonly title: string;
  readonly present: boolean;
  onSelect(seq: number): void;
}) {
  return (
    <li aria-current={present ? 'step' : undefined}>
      <button type="button" className={styles['row']} onClick={() => onSelect(seq)}>
        {title}
      </button>
    </li>
  );
});
