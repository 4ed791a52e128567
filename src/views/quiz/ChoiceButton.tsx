import { cx } from '../../ui/cx.ts';
import { Icon } from '../../ui/icons.tsx';
import { Sentence } from '../inspector/values/Sentence.tsx';
import styles from './ChoiceButton.module.css';

/** How a choice stands: open, or once one was taken, what became of it. */
export type ChoiceLook = 'open' | 'closed' | 'right' | 'wrong' | 'answer';

const MARKS = {
  right: ['check', 'Your answer, right'],
  answer: ['check', 'The answer'],
  wrong: ['cross', 'Your answer'],
} as const;

/** One choice, with the key that takes it. */
export function ChoiceButton({
  number,
  text,
  look,
  onChoose,
}: {
  readonly number: number;
  readonly text: string;
  readonly look: ChoiceLook;
  onChoose(): void;
}) {
  const mark = look === 'open' || look === 'closed' ? undefined : MARKS[look];
  return (
    <button
      type="button"
      className={cx(styles['choice'], styles[look])}
      aria-keyshortcuts={String(number)}
      aria-disabled={look === 'open' ? undefined : true}
      onClick={onChoose}
    >
      <span className={styles['number']} aria-hidden="true">
        {mark ? <Icon name={mark[0]} /> : number}
      </span>
      <span className={styles['text']}>
        <Sentence text={text} />
        {mark && <span className={styles['mark']}>{mark[1]}</span>}
      </span>
    </button>
  );
}
