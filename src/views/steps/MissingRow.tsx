import { memo, useId, useState } from 'react';
import type { Step } from '../../lab/index.ts';
import { cx } from '../../ui/cx.ts';
import { SpecLink } from '../../ui/SpecLink.tsx';
import type { MissingStep } from './missing.ts';
import styles from './StepList.module.css';

/** A step that the trace has nothing of; a press tells why, and what it is for. */
export const MissingRow = memo(function MissingRow({
  step,
  missing,
}: {
  readonly step: Step;
  readonly missing: MissingStep;
}) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <li className={cx(styles['row'], styles['ahead'], styles['missing'])}>
      <button
        type="button"
        className={styles['head']}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <span className={styles['number']}>{step.number}</span>
        <span className={styles['title']}>
          {step.title}
          <span className={cx(styles['absent'], !missing.normal && styles['unusual'])}>
            {missing.normal ? 'not in this trace, as usual' : 'not in this trace'}
          </span>
        </span>
      </button>
      <div id={id} hidden={!open} className={styles['why']}>
        {open && (
          <>
            <p>
              <strong>{missing.why}</strong>
            </p>
            <p>{step.why}</p>
            <SpecLink {...step.spec} />
          </>
        )}
      </div>
    </li>
  );
});
