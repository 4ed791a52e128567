import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Shortened } from '../../ui/Shortened.tsx';
import styles from './ShareRun.module.css';
import type { Typed } from './typed.ts';

/** What a person typed, each with a box to leave it out. */
export function TypedList({
  typed,
  left,
  onLeave,
}: {
  readonly typed: readonly Typed[];
  /** The parts that are left out. */
  readonly left: ReadonlySet<string>;
  onLeave(part: string, out: boolean): void;
}) {
  if (typed.length === 0)
    return (
      <p className={styles['soft']}>
        It holds nothing that you typed: all names and passwords are of the demo.
      </p>
    );
  return (
    <fieldset className={styles['typed']}>
      <legend>What you typed</legend>
      <ul>
        {typed.map((one) => (
          <li key={one.id}>
            <div className={styles['thing']}>
              <strong>{one.what}</strong>
              <Value typed={one} />
            </div>
            <label className={styles['leave']}>
              <input
                type="checkbox"
                aria-label={`Leave out: ${one.what}`}
                checked={left.has(one.part)}
                onChange={(event) => onLeave(one.part, event.target.checked)}
              />
              Leave it out
            </label>
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>
        Where an answer is left out, the demo user answers; an edit that is left out is not made. The run may
        then go another way.
      </p>
    </fieldset>
  );
}

function Value({ typed: { what, value, secret } }: { readonly typed: Typed }) {
  const [shown, setShown] = useState(!secret);
  return (
    <span className={styles['value']}>
      {shown ? (
        <Shortened value={value} label={what} keep={40} copy={false} />
      ) : (
        <code>
          <span aria-hidden="true">••••••••</span>
          <span className="visually-hidden">hidden</span>
        </code>
      )}
      {secret && (
        <Button
          variant="plain"
          aria-label={`${shown ? 'Hide' : 'Reveal'} ${what}`}
          onClick={() => setShown(!shown)}
        >
          {shown ? 'Hide' : 'Reveal'}
        </Button>
      )}
    </span>
  );
}
