import { type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';
import styles from './Disclosure.module.css';
import { Icon } from './icons.tsx';

/** Words that open more words. It looks after itself unless `open` and `onOpen` are given. */
export function Disclosure({
  summary,
  children,
  initially = false,
  open,
  onOpen,
}: {
  readonly summary: ReactNode;
  readonly children: ReactNode;
  /** Whether it starts open, where it looks after itself. */
  readonly initially?: boolean;
  readonly open?: boolean;
  onOpen?(open: boolean): void;
}) {
  const id = useId();
  const [own, setOwn] = useState(initially);
  const shown = open ?? own;
  return (
    <div className={styles['disclosure']}>
      <button
        type="button"
        className={cx(styles['summary'], shown && styles['open'])}
        aria-expanded={shown}
        aria-controls={id}
        onClick={() => {
          setOwn(!shown);
          onOpen?.(!shown);
        }}
      >
        <Icon name="down" />
        <span>{summary}</span>
      </button>
      <div id={id} className={styles['body']} hidden={!shown}>
        {shown && children}
      </div>
    </div>
  );
}
