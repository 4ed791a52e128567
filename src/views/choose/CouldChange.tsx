import type { Choosing } from '../../guide/choose/choosing.ts';
import type { Verdict } from '../../guide/choose/verdict.ts';
import { titleOf } from './board.ts';
import styles from './CouldChange.module.css';
import type { Links } from './links.ts';

/** The answers that would lead elsewhere: to another flow, or to the same one set up differently. */
export function CouldChange({
  now,
  verdict,
  hrefOf,
}: { readonly now: Choosing; readonly verdict: Verdict } & Pick<Links, 'hrefOf'>) {
  const { couldChange, flow } = verdict;
  if (couldChange.length === 0) return null;
  return (
    <section className={styles['changes']}>
      <h2>What could change this</h2>
      <ul>
        {couldChange.map((other) => (
          <li key={`${other.question} ${other.answer.id}`}>
            <a href={hrefOf(other.answers)}>
              <span>
                {now.path.find(({ question }) => question.id === other.question)?.question.title}{' '}
                <strong>{other.answer.label}</strong>
              </span>
              <span className={styles['leads']}>
                {other.flow === flow ? 'The same flow, set up differently' : titleOf(other.flow)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
