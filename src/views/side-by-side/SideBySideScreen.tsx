import { useState } from 'react';
import type { Recipe } from '../../lab/index.ts';
import { Button } from '../../ui/Button.tsx';
import { SideBySide } from '../compare/SideBySide.tsx';
import { CopyPairLink } from './CopyPairLink.tsx';
import type { Compared } from './comparisons.ts';
import styles from './SideBySideScreen.module.css';
import { usePerformed } from './use-performed.ts';

/** Two runs beside each other, both performed to their end with what was done in each. */
export function SideBySideScreen({
  left,
  right,
  row,
  linkOf,
  onRow,
  onClose,
}: {
  readonly left: Compared;
  readonly right: Compared;
  /** The row that a link stands at. */
  readonly row?: number | undefined;
  /** A link to such a pair. */
  linkOf(left: Recipe, right: Recipe): Promise<string>;
  onRow?(row: number): void;
  /** The way back, where there is one. */
  onClose?: (() => void) | undefined;
}) {
  const [own, setOwn] = useState(row);
  const pair = usePerformed(left.recipe, right.recipe);
  function stand(at: number) {
    setOwn(at);
    onRow?.(at);
  }
  return (
    <div className={styles['screen']}>
      <header className={styles['head']}>
        <h1>
          {left.title} <span className={styles['and']}>beside</span> {right.title}
        </h1>
        {pair.kind === 'performed' && (
          <CopyPairLink
            left={{ recipe: left.recipe, options: pair.left.options }}
            right={{ recipe: right.recipe, options: pair.right.options }}
            linkOf={linkOf}
          />
        )}
        {onClose && (
          <Button icon="back" onClick={onClose}>
            To the run
          </Button>
        )}
      </header>
      {pair.kind === 'performing' && <p className={styles['notice']}>Both runs are performed…</p>}
      {pair.kind === 'failed' && (
        <p className={styles['notice']} role="alert">
          The two runs could not be performed. {pair.reason}
        </p>
      )}
      {pair.kind === 'performed' && (
        <SideBySide
          left={{ title: left.title, ...pair.left }}
          right={{ title: right.title, ...pair.right }}
          row={own}
          onRow={stand}
        />
      )}
    </div>
  );
}
