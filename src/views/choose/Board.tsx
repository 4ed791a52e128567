import { type CSSProperties, useId } from 'react';
import type { Choosing } from '../../guide/choose/choosing.ts';
import styles from './Board.module.css';
import { BoardLine } from './BoardLine.tsx';
import { type BoardRow, standOf } from './board.ts';
import { gateAt, gates } from './gates.ts';

/** The seven flows: those still possible in full, the others receded, each with the answer that ruled it out. */
export function Board({ now, rows }: { readonly now: Choosing; readonly rows: readonly BoardRow[] }) {
  const id = useId();
  const present = now.verdict ? undefined : now.path.length + 1;
  return (
    <section aria-labelledby={id} className={styles['board']}>
      <header className={styles['head']}>
        <div aria-hidden="true" className={styles['gates']}>
          {gates.map((gate) => (
            <span
              key={gate}
              style={{ left: `${gateAt(gate)}%` } satisfies CSSProperties}
              data-gate={gate === present ? 'present' : gate <= now.path.length ? 'passed' : 'ahead'}
            >
              {gate}
            </span>
          ))}
        </div>
        <h2 id={id}>{standOf(rows)}</h2>
      </header>
      <ul>
        {rows.map((row) => (
          <BoardLine key={row.card.id} row={row} passed={now.path.length} present={present} />
        ))}
      </ul>
    </section>
  );
}
