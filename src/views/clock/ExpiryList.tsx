import { useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { type ClockProps, canReach, type ExpiryRow, secondsPast } from './clock-model.ts';
import styles from './ExpiryList.module.css';

/** What expires and what has expired up to the present event, and the way just past each expiry. */
export function ExpiryList({
  rows,
  now,
  canWait,
  onWait,
}: Pick<ClockProps, 'now' | 'canWait' | 'onWait'> & { readonly rows: readonly ExpiryRow[] }) {
  const list = useRef<HTMLUListElement>(null);
  const wait = (seconds: number) => {
    // The button goes with the expiry; the focus stays in the list.
    list.current?.focus();
    onWait(seconds);
  };
  if (rows.length === 0) return <p className={styles['none']}>Nothing that expires has been issued yet.</p>;
  return (
    <ul ref={list} tabIndex={-1} className={styles['list']} aria-label="What expires">
      {rows.map(({ expiry, state, when, at }) => (
        <li key={expiry.value} className={cx(styles['row'], styles[state])}>
          <span className={styles['what']}>{expiry.label}</span>
          <span className={styles['when']}>{when}</span>
          {state !== 'spent' && <span className={styles['at']}>{at}</span>}
          {state === 'valid' && (
            <Button
              variant="plain"
              className={styles['past']}
              unavailable={!canWait || !canReach(now, secondsPast(expiry, now))}
              onClick={() => wait(secondsPast(expiry, now))}
            >
              Just past<span className="visually-hidden"> the expiry of {expiry.label}</span>
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
