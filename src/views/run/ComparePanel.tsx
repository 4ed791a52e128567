import { isTouched } from '../../lab/index.ts';
import { pairsWith } from '../side-by-side/comparisons.ts';
import { forkId, forkTitle, UNTOUCHED } from './beside-run.ts';
import { Choices } from './Choices.tsx';
import styles from './ComparePanel.module.css';
import type { PanelProps } from './panel-props.ts';

/** What can stand beside a run: the untouched run, the runs that were left for it, and pairs of the tour. */
export function ComparePanel({ run, forks, onBeside, onClose }: PanelProps) {
  const choose = (id: string) => {
    onClose();
    onBeside(id);
  };
  const own = [
    ...(isTouched(run.recipe())
      ? [
          {
            id: UNTOUCHED,
            label: 'This run and the untouched run',
            why: 'The same answers, but nothing edited, repeated, waited for or switched off.',
          },
        ]
      : []),
    ...[...forks].reverse().map((fork) => ({
      id: forkId(fork),
      label: `This run and ${forkTitle(fork).toLowerCase()}`,
      why: `What was left: ${fork.words}.`,
    })),
  ];
  return (
    <div className={styles['compare']}>
      <p className={styles['lead']}>
        Two runs side by side, message by message: both performed to their end, the differences marked.
      </p>
      <section>
        <h3>This run</h3>
        {own.length > 0 ? (
          <Choices label="Beside this run" choices={own} onChoose={choose} />
        ) : (
          <p className={styles['lead']}>
            Nothing was changed in it yet. Edit a message, switch a protection off, let time pass or continue
            from an earlier message; then what it would have been stands here.
          </p>
        )}
      </section>
      <section>
        <h3>Pairs worth a look</h3>
        <Choices label="Pairs worth a look" choices={pairsWith(run.flow.id)} onChoose={choose} />
        {pairsWith(run.flow.id).length === 0 && (
          <p className={styles['lead']}>There is none with this flow.</p>
        )}
      </section>
    </div>
  );
}
