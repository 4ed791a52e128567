import { Button } from '../../ui/Button.tsx';
import { BackAndNext } from '../transport/BackAndNext.tsx';
import styles from './Transport.module.css';
import type { Ways } from './walk.ts';

/** Moves both runs at once: row by row, or from difference to difference. */
export function Transport({ ways, onRow }: { readonly ways: Ways; onRow(row: number): void }) {
  const to = (row: number | undefined) => (row === undefined ? undefined : () => onRow(row));
  return (
    <section aria-label="Transport" className={styles['transport']}>
      <BackAndNext back={to(ways.back)} next={to(ways.next)} />
      {jumps.map(({ way, label, keys, title }) => (
        <Button
          key={way}
          className={styles['jump']}
          aria-keyshortcuts={keys}
          title={title}
          unavailable={ways[way] === undefined}
          onClick={to(ways[way])}
        >
          {label}
        </Button>
      ))}
    </section>
  );
}

const jumps = [
  {
    way: 'differenceBefore',
    label: 'To the difference before',
    keys: 'Shift+N Shift+D',
    title: 'To the nearest row above that differs (Shift+N)',
  },
  {
    way: 'followingDifference',
    label: 'To the following difference',
    keys: 'N D',
    title: 'To the nearest row below that differs (N)',
  },
] as const;
