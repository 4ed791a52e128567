import { Button } from '../../ui/Button.tsx';
import styles from './Transport.module.css';
import type { Ways } from './walk.ts';

/** Moves both runs at once: row by row, or from difference to difference. */
export function Transport({ ways, onRow }: { readonly ways: Ways; onRow(row: number): void }) {
  const to = (row: number | undefined) => ({
    unavailable: row === undefined,
    onClick: () => row !== undefined && onRow(row),
  });
  return (
    <section aria-label="Transport" className={styles['transport']}>
      <Button icon="back" aria-keyshortcuts="ArrowLeft" {...to(ways.back)}>
        Back
      </Button>
      <Button
        variant="primary"
        icon="next"
        iconLast
        className={styles['next']}
        aria-keyshortcuts="ArrowRight"
        {...to(ways.next)}
      >
        Next
      </Button>
      <Button
        className={styles['jump']}
        aria-keyshortcuts="Shift+N Shift+D"
        title="To the nearest row above that differs (Shift+N)"
        {...to(ways.differenceBefore)}
      >
        To the difference before
      </Button>
      <Button
        className={styles['jump']}
        aria-keyshortcuts="N D"
        title="To the nearest row below that differs (N)"
        {...to(ways.followingDifference)}
      >
        To the following difference
      </Button>
    </section>
  );
}
