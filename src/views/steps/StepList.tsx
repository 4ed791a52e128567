import { memo, useEffect, useRef } from 'react';
import type { Step } from '../../lab/index.ts';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import type { Selection } from '../selection.ts';
import styles from './StepList.module.css';
import { type StepRow, stepRows } from './step-rows.ts';

/** The flow's steps as its documentation counts them; the present one is open. */
export function StepList({
  steps,
  selection,
  onStep,
}: {
  readonly steps: readonly Step[];
  readonly selection: Selection;
  onStep(step: number): void;
}) {
  const rows = stepRows(steps, selection.model, selection.seq, selection.beside?.seqs);
  return (
    <Panel title="Steps">
      <ol className={styles['list']}>
        {rows.map((row) => (
          <Row
            key={row.step.number}
            step={row.step}
            state={row.state}
            refused={row.refused}
            changed={row.changed}
            onStep={onStep}
          />
        ))}
      </ol>
    </Panel>
  );
}

/** Most rows stay as they are while a walk moves. */
const Row = memo(function Row({
  step,
  state,
  refused,
  changed,
  onStep,
}: Pick<StepRow, 'step' | 'state' | 'refused' | 'changed'> & { onStep(step: number): void }) {
  const item = useRef<HTMLLIElement>(null);
  const present = state === 'present';
  useEffect(() => {
    if (present) item.current?.scrollIntoView({ block: 'nearest' });
  }, [present]);
  return (
    <li
      ref={item}
      className={cx(
        styles['row'],
        styles[state],
        refused && styles['refused'],
        step.extra && styles['extra'],
      )}
      aria-current={present ? 'step' : undefined}
    >
      <button type="button" className={styles['head']} onClick={() => onStep(step.number)}>
        <span className={styles['number']}>{step.number}</span>
        <span className={styles['title']}>
          {step.title}
          {refused && <span className={styles['mark']}>refused</span>}
          {changed && <span className={styles['changed']}>not as untouched</span>}
        </span>
      </button>
      {present && (
        <div className={styles['why']}>
          <p>{step.why}</p>
          <Disclosure summary="What would go wrong without it">
            <p>{step.depth}</p>
          </Disclosure>
          <SpecLink {...step.spec} />
        </div>
      )}
    </li>
  );
});
