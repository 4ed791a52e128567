import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import { Icon } from './icons.tsx';
import styles from './Verdict.module.css';

/** How a check came out: a mark, a colour and a word, so that none of them is needed alone. */
export function Verdict({
  outcome,
  children,
}: {
  readonly outcome: 'passed' | 'refused' | 'skipped';
  /** Instead of the outcome's own word. */
  readonly children?: ReactNode;
}) {
  return (
    <span className={cx(styles['verdict'], styles[outcome])}>
      <Icon name={marks[outcome]} />
      <span>{children ?? words[outcome]}</span>
    </span>
  );
}

const marks = { passed: 'check', refused: 'cross', skipped: 'more' } as const;
const words = { passed: 'Passed', refused: 'Refused', skipped: 'Not checked' } as const;
