import type { ReactNode } from 'react';
import type { FindingActs } from './acts.ts';
import styles from './ShowEvent.module.css';

/** A button that makes an event the present one; of another attempt it says so and goes there. */
export function ShowEvent({
  seq,
  attempt,
  acts,
  children,
}: {
  readonly seq: number;
  /** The attempt that `seq` counts in, where it is not the present one. */
  readonly attempt?: number | undefined;
  readonly acts: FindingActs;
  readonly children: ReactNode;
}) {
  const { among } = acts;
  const elsewhere = attempt !== undefined && attempt !== among?.attempt;
  if (elsewhere && !among)
    return (
      <span>
        {children} (attempt {attempt + 1})
      </span>
    );
  return (
    <button
      type="button"
      className={styles['show']}
      aria-current={(!elsewhere && acts.seq === seq) || undefined}
      onClick={() => (elsewhere ? among?.onEvent(attempt, seq) : acts.onEvent(seq))}
    >
      <span className="visually-hidden">Show </span>
      {children}
      {elsewhere && ` (in attempt ${attempt + 1})`}
    </button>
  );
}
