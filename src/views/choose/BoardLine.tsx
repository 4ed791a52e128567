import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/icons.tsx';
import { Miniature } from '../home/Miniature.tsx';
import styles from './BoardLine.module.css';
import type { BoardRow } from './board.ts';
import { Track } from './Track.tsx';

/** One flow: its track through the questions, what it is for or why it is out, and its messages in small. */
export function BoardLine({
  row,
  passed,
  present,
}: {
  readonly row: BoardRow;
  /** How many questions are answered. */
  readonly passed: number;
  /** The gate of the question that is asked. */
  readonly present: number | undefined;
}) {
  const { card, state, by, gate, why, goes } = row;
  return (
    <li className={styles['line']} data-state={state} data-goes={goes || undefined}>
      <Track row={row} passed={passed} present={present} />
      <div className={styles['words']}>
        <h3>
          {card.title}
          {state === 'chosen' && <Icon name={card.standing === 'discouraged' ? 'warning' : 'check'} />}
        </h3>
        {state === 'out' ? (
          <p className={styles['why']}>
            <span className={styles['by']}>
              Ruled out by {gate}: {by?.title}
            </span>{' '}
            {why}
          </p>
        ) : (
          <p>{goes ? <Badge tone="soft">this answer rules it out</Badge> : card.use}</p>
        )}
      </div>
      <div className={styles['picture']}>
        <Miniature flow={card} />
      </div>
    </li>
  );
}
