import type { AnswerChoice, Sign } from '../../guide/choose/question.ts';
import styles from './Signs.module.css';

/** What tells for each answer, under the answer's own words. */
export function Signs({
  signs,
  answers,
}: {
  readonly signs: readonly Sign[];
  readonly answers: readonly AnswerChoice[];
}) {
  return (
    <dl className={styles['signs']}>
      {answers.map(({ id, label }) => {
        const own = signs.filter(({ answer }) => answer === id);
        if (own.length === 0) return null;
        return (
          <div key={id}>
            <dt>{label}</dt>
            {own.map(({ text }) => (
              <dd key={text}>{text}</dd>
            ))}
          </div>
        );
      })}
    </dl>
  );
}
