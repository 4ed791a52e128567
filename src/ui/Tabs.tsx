import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { cx } from './cx.ts';
import styles from './Tabs.module.css';
import { tabAfter } from './tab-after.ts';

/** One tab and what it shows. */
export interface Tab<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** Behind the label: a count, a mark. */
  readonly mark?: ReactNode;
  readonly content: ReactNode;
}

/**
 * Tabs, one shown at a time; arrow keys, Home and End move, and moving shows.
 * @see [WAI-ARIA Authoring Practices, Tabs](https://www.w3.org/WAI/ARIA/apg/patterns/tabs/)
 */
export function Tabs<Id extends string>({
  label,
  tabs,
  selected,
  onSelect,
  topOn,
  className,
}: {
  readonly label: string;
  readonly tabs: readonly Tab<Id>[];
  readonly selected: Id;
  onSelect(id: Id): void;
  /** The panel goes back to its top whenever this changes. */
  readonly topOn?: string | number | undefined;
  readonly className?: string | undefined;
}) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const shown = tabs.find((tab) => tab.id === selected) ?? tabs[0];

  useLayoutEffect(() => {
    if (topOn !== undefined && panel.current) panel.current.scrollTop = 0;
  }, [topOn]);

  function move(event: KeyboardEvent) {
    const ids = tabs.map((tab) => tab.id);
    const next = shown && tabAfter(ids, shown.id, event.key);
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[ids.indexOf(next)]?.focus();
  }

  return (
    <div className={cx(styles['tabs'], className)}>
      <div ref={list} role="tablist" aria-label={label} className={styles['list']} onKeyDown={move}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            id={`${base}-tab-${tab.id}`}
            type="button"
            role="tab"
            className={styles['tab']}
            aria-selected={tab === shown}
            aria-controls={tab === shown ? `${base}-panel` : undefined}
            tabIndex={tab === shown ? 0 : -1}
            onClick={() => onSelect(tab.id)}
          >
            {tab.label}
            {tab.mark}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.id}
          ref={panel}
          id={`${base}-panel`}
          role="tabpanel"
          aria-labelledby={`${base}-tab-${shown.id}`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a panel scrolls, and the pattern asks for a way in by keyboard.
          tabIndex={0}
          className={styles['panel']}
        >
          {shown.content}
        </div>
      )}
    </div>
  );
}
