import { visible } from '../../trace/export/visible.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { cx } from '../../ui/cx.ts';
import { Popover } from '../../ui/Popover.tsx';
import { shorten } from '../../ui/shorten.ts';
import { useMediaQuery } from '../../ui/use-media-query.ts';
import type { OpenedStore, OpenedTrace } from './opened.ts';
import { ReadReport } from './ReadReport.tsx';
import styles from './TraceBar.module.css';

/** What is open, a button each, and what can be said and done of the one in front. */
export function TraceBar({
  opened,
  front,
  store,
}: {
  readonly opened: readonly OpenedTrace[];
  readonly front: number | undefined;
  readonly store: OpenedStore;
}) {
  const narrow = useMediaQuery('(max-width: 47.99rem)');
  const shown = opened.find(({ id }) => id === front);
  return (
    <div className={styles['bar']}>
      <nav aria-label="Open traces" className={styles['tabs']}>
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
          Open another
        </Button>
      </nav>
      {shown && (
        <Popover label="What was read" icon="info" variant="plain" className={styles['report']}>
          {() => <ReadReport imported={shown.imported} />}
        </Popover>
      )}
    </div>
  );
}
