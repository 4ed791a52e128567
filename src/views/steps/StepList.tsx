import { memo, useEffect, useId, useRef, useState } from 'react';
import type { Step } from '../../lab/index.ts';
import { cx } from '../../ui/cx.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { SpecLink } from '../../ui/SpecLink.tsx';
import type { Selection } from '../selection.ts';
import { MissingRow } from './MissingRow.tsx';
import type { MissingStep } from './missing.ts';
import styles from './StepList.module.css';
import { type StepRow, stepRows } from './step-rows.ts';

/** The flow's steps as its documentation counts them; the present one is open. */
export function StepList({
  steps,
  selection,
  missing = none,
  brief = false,
  onStep,
}: {
  readonly steps: readonly Step[];
  readonly selection: Selection;
  /** In an imported trace, the steps that it has nothing of, by their numbers. */
  readonly missing?: ReadonlyMap<number, MissingStep>;
  /** The present step is a line too, until it is pressed. */
  readonly brief?: boolean;
  onStep(step: number): void;
}) {
  const rows = stepRows(steps, selection.model, selection.seq, selection.beside?.seqs);
  return (
    <Panel title="Steps">
      <ol className={styles['list']}>
        {rows.map((row) => {
          const absent = missing.get(row.step.number);
          return absent ? (
            <MissingRow key={row.step.number} step={row.step} missing={absent} />
          ) : (
            <Row
              key={row.step.number}
              step={row.step}
              state={row.state}
              refused={row.refused}
              changed={row.changed}
              brief={brief}
              onStep={onStep}
            />
          );
        })}
      </ol>
    </Panel>
  );
}

const none: ReadonlyMap<number, MissingStep> = new Map();

/** Most rows stay as they are while a walk moves. */
const Row = memo(function Row({
  step,
  state,
  refused,
  changed,
  brief,
  onStep,
}: Pick<StepRow, 'step' | 'state' | 'refused' | 'changed'> & {
  readonly brief: boolean;
  onStep(step: number): void;
}) {
  const id = useId();
  const [asked, setAsked] = useState(false);
  const item = useRef<HTMLLIElement>(null);
  const present = state === 'present';
  const open = present && (!brief || asked);
  useEffect(() => {
    if (present || open) item.current?.scrollIntoView({ block: 'nearest' });
  }, [present, open]);
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
      <button
        type="button"
        className={styles['head']}
        {...(brief && { 'aria-expanded': open, 'aria-controls': open ? id : undefined })}
        onClick={() => {
          onStep(step.number);
          setAsked(!open);
        }}
      >
        <span className={styles['number']}>{step.number}</span>
        <span className={styles['title']}>
          {step.title}
          {refused && <span className={styles['mark']}>refused</span>}
          {changed && <span className={styles['changed']}>not as untouched</span>}
        </span>
      </button>
      {open && (
        <div id={id} className={styles['why']}>
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
