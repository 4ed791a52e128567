import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import { visible } from '../../trace/export/visible.ts';
import { cx } from '../../ui/cx.ts';
import styles from './AttemptList.module.css';
import type { AttemptRow } from './attempts.ts';

/** The attempts of an import, in order of time; arrow keys, Home and End move, Enter picks. */
export function AttemptList({
  rows,
  present,
  onPick,
}: {
  readonly rows: readonly AttemptRow[];
  readonly present: number;
  onPick(attempt: number): void;
}) {
  const list = useRef<HTMLUListElement>(null);
  const buttons = () => [...(list.current?.querySelectorAll('button') ?? [])];
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
  }, []);
  function move(event: KeyboardEvent) {
    const all = buttons();
    const at = all.findIndex((button) => button.matches(':focus'));
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (target === undefined) return;
    event.preventDefault();
    all[Math.min(Math.max(target, 0), all.length - 1)]?.focus();
  }
  return (
    <ul ref={list} className={styles['list']} onKeyDown={move}>
      {rows.map(({ attempt, title, flow, time, found, worst }) => (
        <li key={attempt}>
          <button
            type="button"
            className={styles['row']}
            aria-current={attempt === present || undefined}
            onClick={() => onPick(attempt)}
          >
            <span className={styles['number']}>{attempt + 1}</span>
            <span className={styles['words']}>
              <bdi className={styles['title']}>{visible(title)}</bdi>
              <span>
                {flow}
                {time && `, ${time}`}
              </span>
              <span className={cx(styles['found'], worst && styles[worst])}>{found}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
