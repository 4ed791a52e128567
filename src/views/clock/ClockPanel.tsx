import { Button } from '../../ui/Button.tsx';
import { dateInWords } from '../inspector/times.ts';
import { AdvanceFields } from './AdvanceFields.tsx';
import styles from './ClockPanel.module.css';
import { type ClockProps, canReach, expiryRows } from './clock-model.ts';
import { ExpiryList } from './ExpiryList.tsx';

const STEPS = [
  [5, '+ 5 s'],
  [60, '+ 1 min'],
  [600, '+ 10 min'],
  [3600, '+ 1 h'],
  [86_400, '+ 1 day'],
] as const;

/** The run's clock: its time, what expires and what has, and the ways to move it. */
export function ClockPanel({ now, expiries, seq, canWait, why, onWait }: ClockProps) {
  const rows = expiryRows(expiries, now, seq);
  const expired = rows.filter(({ state }) => state === 'expired').map(({ expiry }) => expiry.label);
  return (
    <div className={styles['clock']}>
      <p className={styles['now']} aria-live="polite">
        <time dateTime={new Date(now).toISOString()}>{dateInWords(now / 1000)}</time>
        {expired.length > 0 && <span className="visually-hidden"> {`Expired: ${expired.join(', ')}.`}</span>}
      </p>
      <p className={styles['hint']}>It stands still until a step of the run or you move it.</p>
      {why && <p className={styles['why']}>{why}</p>}
      <fieldset className={styles['steps']}>
        <legend className="visually-hidden">Advance the clock</legend>
        {STEPS.map(([seconds, label]) => (
          <Button
            key={label}
            unavailable={!canWait || !canReach(now, seconds)}
            onClick={() => onWait(seconds)}
          >
            {label}
          </Button>
        ))}
      </fieldset>
      <ExpiryList {...{ rows, now, canWait, onWait }} />
      <AdvanceFields {...{ now, canWait, onWait }} />
    </div>
  );
}
