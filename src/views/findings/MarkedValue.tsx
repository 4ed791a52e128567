import { useState } from 'react';
import { CopyButton } from '../../ui/CopyButton.tsx';
import styles from './MarkedValue.module.css';
import { isCut, type Piece } from './marked-pair.ts';

/** A value with its differing places marked; one that is cut opens with a click, and the copy has all of it. */
export function MarkedValue({
  value,
  label,
  short,
  long,
}: {
  readonly value: string;
  readonly label: string;
  readonly short: readonly Piece[];
  /** More of it, worked out when it is asked for. */
  long(): readonly Piece[];
}) {
  const [open, setOpen] = useState(false);
  if (value === '') return <span className={styles['empty']}>empty</span>;
  return (
    <span className={styles['value']}>
      <code className={styles['text']} data-open={open || undefined}>
        <Pieces pieces={open ? long() : short} />
      </code>
      {isCut(short) && (
        <button
          type="button"
          className={styles['more']}
          aria-expanded={open}
          aria-label={`${open ? 'Less' : 'All'} of ${label}`}
          onClick={() => setOpen(!open)}
        >
          {open ? 'less' : 'all'}
        </button>
      )}
      <span className={styles['copy']}>
        <CopyButton text={value} label={label} />
      </span>
    </span>
  );
}

function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return pieces.map((piece, at) => {
    if (piece.kind === 'same') return piece.text;
    if (piece.kind === 'differs')
      return (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place.
        <mark key={at} className={styles['differs']}>
          {piece.text}
        </mark>
      );
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place.
      <span key={at} className={styles['cut']} title={`${piece.count} characters`}>
        …
      </span>
    );
  });
}
