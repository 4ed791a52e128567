import { useState } from 'react';
import { CopyButton } from './CopyButton.tsx';
import { cx } from './cx.ts';
import styles from './Shortened.module.css';
import { endsOf } from './shorten.ts';

/** More than this is not drawn; the copy has all of it. */
const DRAWN = 20_000;

/** A value that may be long: short in the middle until it is clicked, and copied with one click. `label` names it. */
export function Shortened({
  value,
  label,
  keep = 24,
  copy = true,
}: {
  readonly value: string;
  readonly label: string;
  /** Characters that stay. */
  readonly keep?: number;
  readonly copy?: boolean;
}) {
  const [open, setOpen] = useState(false);
  const ends = endsOf(value, keep);
  const whole = value.length > DRAWN ? `${value.slice(0, DRAWN)}…` : value;
  return (
    <span className={cx(styles['shortened'], open && styles['open'])}>
      {ends ? (
        <button
          type="button"
          className={cx(styles['value'], styles['button'])}
          aria-expanded={open}
          aria-label={`${label}: ${open ? whole : `${ends.head}…${ends.tail}`}`}
          title={open ? 'Show less' : 'Show all of it'}
          onClick={(event) => !isMarked(event.currentTarget) && setOpen(!open)}
        >
          {open ? (
            whole
          ) : (
            <>
              <span className={styles['head']}>{ends.head}</span>
              <span>…{ends.tail}</span>
            </>
          )}
        </button>
      ) : (
        <code className={styles['value']}>{value}</code>
      )}
      {copy && value !== '' && <CopyButton text={value} label={label} onFail={() => setOpen(true)} />}
    </span>
  );
}

/** Somebody who has just marked a part of the value wants to copy it, not to close it. */
function isMarked(element: Element): boolean {
  const selection = window.getSelection();
  return selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode);
}
