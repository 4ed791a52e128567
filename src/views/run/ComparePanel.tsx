import { isTouched } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import type { Fork } from '../saved/kept-run.ts';
import { pairsWith } from '../side-by-side/comparisons.ts';
import { forkId, forkTitle, UNTOUCHED } from './beside-run.ts';
import { Choices } from './Choices.tsx';
import styles from './ComparePanel.module.css';
import type { PanelProps } from './panel-props.ts';

/** What can stand beside a run: the untouched run, the runs that were left for it, and pairs of the tour. */
export function ComparePanel({ run, forks, acts, onBeside, onClose }: PanelProps) {
  const choose = (id: string) => {
    onClose();
    onBeside(id);
  };
  const own = isTouched(run.recipe())
    ? [
        {
          id: UNTOUCHED,
          label: 'This run and the untouched run',
          why: 'The same answers, but nothing edited, repeated, waited for or switched off.',
        },
      ]
    : [];
  const open = (fork: Fork) => {
    onClose();
    acts.open(fork);
  };
  return (
    <div className={styles['compare']}>
      <p className={styles['lead']}>
        Two runs side by side, message by message: both performed to their end, the differences marked.
      </p>
      <section>
        <h3>This run</h3>
        {own.length > 0 && <Choices label="Beside this run" choices={own} onChoose={choose} />}
        {forks.length > 0 && (
          <ul aria-label="Earlier runs" className={styles['forks']}>
            {[...forks].reverse().map((fork) => (
              <ForkRow
                key={fork.number}
                fork={fork}
                onCompare={() => choose(forkId(fork))}
                onOpen={() => open(fork)}
              />
            ))}
          </ul>
        )}
        {own.length + forks.length === 0 && (
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

/** A run that was left for this one: to be compared, or taken up again. */
function ForkRow({ fork, onCompare, onOpen }: { readonly fork: Fork; onCompare(): void; onOpen(): void }) {
  const title = forkTitle(fork);
  return (
    <li>
      <p>
        <strong>{title}</strong>
        <span>{fork.words}.</span>
      </p>
      <Button icon="columns" onClick={onCompare}>
        Compare<span className="visually-hidden"> with {title.toLowerCase()}</span>
      </Button>
      <Button icon="restart" onClick={onOpen}>
        Go back to it<span className="visually-hidden">: {title.toLowerCase()}</span>
      </Button>
    </li>
  );
}
