import type { Question } from '../../guide/choose/question.ts';
import styles from './Help.module.css';
import { Signs } from './Signs.tsx';

/** For who is not sure: how to find out, what tells for which answer. */
export function Help({ question: { unsure, answers } }: { readonly question: Question }) {
  return (
    <section aria-label="Help" className={styles['help']}>
      <h2>How to find out</h2>
      <p>{unsure.help}</p>
      <Signs signs={unsure.signs} answers={answers} />
    </section>
  );
}
