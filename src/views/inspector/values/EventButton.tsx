import type { ReactNode } from 'react';
import { cx } from '../../../ui/cx.ts';
import { useInspection } from '../context.ts';
import styles from './EventButton.module.css';

/** A button that makes an event the present one. */
export function EventButton({
  seq,
  children,
  className,
}: {
  readonly seq: number;
  readonly children: ReactNode;
  readonly className?: string | undefined;
}) {
  const { selection } = useInspection();
  return (
    <button
      type="button"
      className={cx(styles['event'], className)}
      aria-current={selection.seq === seq || undefined}
      onClick={() => selection.select(seq)}
    >
      {children}
    </button>
  );
}
