import { useId } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { KeptRun, LastRun } from './kept-run.ts';
import { runLine } from './run-line.ts';
import styles from './SavedRuns.module.css';

/** The runs that were kept without anybody asking for it. */
export function LastRuns({
  runs,
  titleOf,
  now,
  onOpen,
}: {
  readonly runs: readonly LastRun[];
  titleOf(flow: string): string | undefined;
  readonly now: number;
  onOpen(kept: KeptRun): void;
}) {
  const id = useId();
  if (runs.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>Kept automatically</h3>
      <p className={styles['soft']}>The latest run of each flow, as it was left.</p>
      <ul className={styles['list']}>
        {runs.map((run) => {
          const { flow } = run.recipe;
          const title = titleOf(flow);
          return (
            <li key={flow} className={styles['row']}>
              <div className={styles['words']}>
                <span className={styles['name']}>{title ?? flow}</span>
                <p>{runLine(run, title, run.keptAt, now)}</p>
              </div>
              <Button
                aria-label={`Open the latest run of ${title ?? flow}`}
                unavailable={title === undefined}
                onClick={() => onOpen(run)}
              >
                Open
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
