import type { Comparison } from '../../trace/index.ts';
import { Panel } from '../../ui/Panel.tsx';
import { eventSentence } from '../event-words.ts';
import { DifferenceList } from './DifferenceList.tsx';
import styles from './DifferencesPane.module.css';
import { standingOf } from './rows.ts';
import { comparisonInWords } from './words.ts';

/** What differs between the two sides of the present row. */
export function DifferencesPane({
  comparison,
  row,
}: {
  readonly comparison: Comparison;
  readonly row: number;
}) {
  const differ = comparison.firstDifference !== undefined;
  return (
    <Panel
      title="Differences"
      actions={differ && <p className={styles['whole']}>{comparisonInWords(comparison)}</p>}
    >
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and wants a way in by keyboard. */}
      <div className={styles['pane']} tabIndex={0}>
        {!differ && <p>{comparisonInWords(comparison)}</p>}
        {/* What was opened belongs to its row. */}
        <Content key={row} comparison={comparison} row={row} />
      </div>
    </Panel>
  );
}

function Content({ comparison, row }: { readonly comparison: Comparison; readonly row: number }) {
  const present = comparison.rows[row];
  if (!present) return null;
  const { left, right, differences } = present;
  const standing = standingOf(present);
  const event = left ?? right;
  const title = event && <h3 className={styles['title']}>{eventSentence(event)}</h3>;
  if (!left || !right)
    return (
      <>
        {title}
        <p className={styles['note']}>
          Only on the {left ? 'left' : 'right'}: nothing on the {left ? 'right' : 'left'} stands for it.
        </p>
      </>
    );
  const other = eventSentence(right) === eventSentence(left) ? undefined : eventSentence(right);
  return (
    <>
      {title}
      {other && <p className={styles['note']}>On the right: {other}</p>}
      {standing === 'same' && <p className={styles['note']}>The same on both sides.</p>}
      {standing === 'fresh' && <p className={styles['note']}>Nothing of substance differs.</p>}
      <DifferenceList differences={differences} sides={['left', 'right']} />
    </>
  );
}
