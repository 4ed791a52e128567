import type { Score } from '../../guide/quiz/attempts.ts';
import styles from './ScoreLine.module.css';
import { scoreWords } from './words.ts';

/** The score of this run, and of all runs of its flow. */
export function ScoreLine({ run, all }: { readonly run: Score; readonly all: Score | undefined }) {
  return (
    <p className={styles['score']}>
      {run.asked > 0 && <span>{scoreWords(run)}</span>}
      {all && all.asked > run.asked && <span className={styles['all']}>in all: {scoreWords(all)}</span>}
    </p>
  );
}
