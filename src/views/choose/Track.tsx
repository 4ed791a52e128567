import { cx } from '../../ui/cx.ts';
import type { BoardRow } from './board.ts';
import { gateAt, gates } from './gates.ts';
import styles from './Track.module.css';

/** A flow's way through the questions: a line that ends at the gate of the answer that ruled it out. */
export function Track({
  row,
  passed,
  present,
}: {
  readonly row: BoardRow;
  readonly passed: number;
  readonly present: number | undefined;
}) {
  const { state, gate, goes } = row;
  const end = gate ?? (goes ? present : undefined);
  const reach = end === undefined ? 100 : gateAt(end);
  return (
    <div aria-hidden="true" className={cx(styles['track'], styles[state], goes && styles['goes'])}>
      <svg aria-hidden="true" className={styles['drawing']}>
        {gates.map((each) => (
          <line
            key={each}
            className={cx(
              styles['gate'],
              each <= passed && styles['passed'],
              each === present && styles['present'],
            )}
            x1={`${gateAt(each)}%`}
            x2={`${gateAt(each)}%`}
            y1="0"
            y2="100%"
          />
        ))}
        <line className={styles['lost']} x1="0" x2="100%" y1="50%" y2="50%" />
        <line
          className={styles['run']}
          x1="0"
          x2="100%"
          y1="50%"
          y2="50%"
          style={{ '--reach': reach / 100 }}
        />
        {end !== undefined && (
          <svg aria-hidden="true" className={styles['mark']} x={`${gateAt(end)}%`} y="50%">
            <path d="M-4-4L4 4M4-4L-4 4" />
          </svg>
        )}
        {end === undefined && (
          <svg aria-hidden="true" className={styles['mark']} x="100%" y="50%">
            <path d="M-6-4L-1 0l-5 4" />
          </svg>
        )}
      </svg>
    </div>
  );
}
