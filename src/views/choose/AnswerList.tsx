import type { ReactNode } from 'react';
import { afterAnswer, type Choosing } from '../../guide/choose/choosing.ts';
import type { Question } from '../../guide/choose/question.ts';
import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icons.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import styles from './AnswerList.module.css';
import type { Links } from './links.ts';
import { unsureAnswer, unsureKey } from './use-choice-keys.ts';

/** The answers as links, each with its key; the last is for who is not sure. */
export function AnswerList({
  now,
  question,
  hrefOf,
  pointed,
  onPoint,
}: {
  readonly now: Choosing;
  readonly question: Question;
  readonly pointed: string | undefined;
  onPoint(answer: string | undefined): void;
} & Pick<Links, 'hrefOf'>) {
  const unsure = unsureAnswer(now);
  const assumed = question.answers.find(({ id }) => id === question.unsure.assume)?.label;
  const link = (answer: string, key: string, children: ReactNode) => (
    <li key={`${question.id} ${answer}`}>
      <a
        className={cx(styles['answer'], pointed === answer && styles['pointed'])}
        href={hrefOf(afterAnswer(now, answer))}
        aria-keyshortcuts={key}
        onFocus={() => onPoint(answer)}
        onBlur={() => onPoint(undefined)}
        // A new question that comes to lie under a pointer at rest is not pointed at.
        onPointerMove={(event) => (event.movementX !== 0 || event.movementY !== 0) && onPoint(answer)}
        onPointerLeave={() => onPoint(undefined)}
      >
        <KeyHint keys={key} />
        <span className={styles['words']}>{children}</span>
        <Icon name={answer === 'unsure' ? 'down' : 'next'} />
      </a>
    </li>
  );
  return (
    <ul aria-label="Answers" className={styles['answers']}>
      {question.answers.map(({ id, label, hint }, at) =>
        link(
          id,
          String(at + 1),
          <>
            <strong>{label}</strong>
            {hint && <small>{hint}</small>}
          </>,
        ),
      )}
      {link(
        unsure,
        unsureKey,
        now.helping ? (
          <>
            <strong>Still not sure: take “{assumed}”</strong>
            <small>The safe answer. {question.unsure.why}</small>
          </>
        ) : (
          <>
            <strong>Not sure</strong>
            <small>See how to find out, and which answer is the safe one.</small>
          </>
        ),
      )}
    </ul>
  );
}
