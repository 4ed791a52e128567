import { useEffect, useRef } from 'react';
import { visible } from '../../trace/export/visible.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/Popover.tsx';
import { shorten } from '../../ui/shorten.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import { AddPanel } from './AddPanel.tsx';
import { isSample, type OpenedStore, type OpenedTrace } from './opened.ts';
import { ReadReport } from './ReadReport.tsx';
import type { GivenText } from './services.ts';
import styles from './TraceBar.module.css';

/** What is open, a button each, and what can be said and done of the one in front. */
export function TraceBar({
  opened,
  front,
  store,
  onAdd,
}: {
  readonly opened: readonly OpenedTrace[];
  readonly front: number | undefined;
  readonly store: OpenedStore;
  /** Reads an open trace again, together with more. */
  onAdd(id: number, given: readonly GivenText[]): void;
}) {
  const narrow = useMediaQuery('(max-width: 47.99rem)');
  const shown = opened.find(({ id }) => id === front);
  const tabs = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another is in front, it must be seen.
  useEffect(() => {
    if (opened.length > 1)
      tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [front, opened.length]);
  const word = (text: string) => <span className={cx(narrow && 'visually-hidden')}>{text}</span>;
  return (
    <div className={styles['bar']}>
      <nav ref={tabs} aria-label="Open traces" className={styles['tabs']}>
        {opened.map(({ id, name }) => (
          <span key={id} className={cx(styles['tab'], id === front && styles['front'])}>
            <button
              type="button"
              className={styles['name']}
              aria-current={id === front ? 'page' : undefined}
              onClick={() => store.show(id)}
            >
              <bdi>{shorten(visible(name), narrow ? 12 : 32)}</bdi>
            </button>
            <IconButton
              label={`Close ${shorten(visible(name), 32)}`}
              icon="cross"
              onClick={() => store.close(id)}
            />
          </span>
        ))}
        <Button
          variant="plain"
          icon="folder"
          aria-current={front === undefined ? 'page' : undefined}
          onClick={() => store.show(undefined)}
        >
          {word('Open another')}
        </Button>
      </nav>
      {shown && (
        <div className={styles['more']}>
          <Popover label={word('Add to this trace')} icon="add" variant="plain" className={styles['report']}>
            {(close) => (
              <AddPanel
                onGiven={(given) => {
                  close();
                  onAdd(shown.id, given);
                }}
              />
            )}
          </Popover>
          <Popover label={word('What was read')} icon="info" variant="plain" className={styles['report']}>
            {() => <ReadReport imported={shown.imported} sample={isSample(shown)} />}
          </Popover>
        </div>
      )}
    </div>
  );
}
