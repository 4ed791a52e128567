import type { LaneHead } from '../../diagram/lane-heads.ts';
import type { Party } from '../../protocol/parties.ts';
import { cx } from '../../ui/cx.ts';
import styles from './SequenceDiagram.module.css';

/** The parties' names above their lanes; they stay while the messages scroll. Those that take no part are struck out. */
export function LaneHeads({
  heads,
  absent,
  absence,
}: {
  readonly heads: readonly LaneHead[];
  readonly absent: readonly Party[];
  /** What is said of those, behind their name. */
  readonly absence: string;
}) {
  return (
    <div className={styles['heads']} aria-hidden="true">
      {heads.map(({ party, share, label }) => (
        <span
          key={party}
          className={cx(styles['head'], absent.includes(party) && styles['absent'])}
          title={absent.includes(party) ? `${label} ${absence}` : undefined}
          style={{ left: `${share * 100}%`, '--party': `var(--party-${party})` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
