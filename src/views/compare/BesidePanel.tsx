import type { Difference, TraceEvent } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';
import { Section } from '../inspector/Section.tsx';
import styles from './BesidePanel.module.css';
import { DifferenceList } from './DifferenceList.tsx';

/**
 * For the inspector of a live run: in what the present event is not as in the run that nobody touched. It shows nothing where both
 * are the same. The differences have the untouched run on their left.
 */
export function BesidePanel({
  differences,
  counterpart,
  onlyHere,
}: {
  readonly differences: readonly Difference[];
  /** The event of the untouched run that stands for this one. */
  readonly counterpart: TraceEvent | undefined;
  /** The untouched run has nothing that stands for this event. */
  readonly onlyHere: boolean;
}) {
  if (!onlyHere && differences.length === 0) return null;
  return (
    <Section title="Beside the untouched run">
      <p className={styles['note']}>
        {onlyHere || !counterpart
          ? 'Only in this run: nothing in the untouched run stands for it.'
          : `There: ${eventSentence(counterpart)}.`}
      </p>
      {!onlyHere && <DifferenceList differences={differences} sides={['untouched', 'now']} />}
    </Section>
  );
}
