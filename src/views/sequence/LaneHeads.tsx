import type { LaneHead } from '../../diagram/mark.ts';
import styles from './SequenceDiagram.module.css';

/** The parties' names above their lanes; they stay while the messages scroll. */
export function LaneHeads({ heads }: { readonly heads: readonly LaneHead[] }) {
  return (
    <div className={styles['heads']} aria-hidden="true">
      {heads.map(({ party, share, label }) => (
        <span
          key={party}
          className={styles['head']}
          style={{ left: `${share * 100}%`, '--party': `var(--party-${party})` }}
        >
          {label}
        </span>
      ))}
    </div>
  );
}
