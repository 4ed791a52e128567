import type { ReactNode } from 'react';
import styles from './Chip.module.css';
import { cx } from './cx.ts';

/** What a chip shows and does. */
export interface ChipProps {
  /** The shape of its kind: a character or a small drawing. */
  readonly glyph: ReactNode;
  /** The colour of its kind, any CSS colour: `var(--secret-code)`. */
  readonly hue: string;
  readonly label: string;
  /** A few characters that tell this value from others of its kind. */
  readonly fingerprint?: string;
  readonly pressed?: boolean;
  /** The same value is pointed at somewhere. */
  readonly followed?: boolean;
  /** The pointer or the focus comes (`true`) or leaves (`false`). */
  onPoint?(on: boolean): void;
  onPress?(): void;
}

/** A value that keeps its identity wherever it goes: the same shape, colour and fingerprint everywhere. */
export function Chip({ glyph, hue, label, fingerprint, pressed, followed, onPoint, onPress }: ChipProps) {
  const look = {
    className: cx(styles['chip'], followed && styles['followed']),
    style: { '--chip-hue': hue },
    onPointerEnter: () => onPoint?.(true),
    onPointerLeave: () => onPoint?.(false),
  };
  const inside = (
    <>
      <span aria-hidden="true" className={styles['glyph']}>
        {glyph}
      </span>
      <span className={styles['label']}>{label}</span>
      {fingerprint && <code className={styles['fingerprint']}>{fingerprint}</code>}
    </>
  );
  if (!onPress) return <span {...look}>{inside}</span>;
  return (
    <button
      type="button"
      {...look}
      aria-pressed={pressed}
      onFocus={() => onPoint?.(true)}
      onBlur={() => onPoint?.(false)}
      onClick={onPress}
    >
      {inside}
    </button>
  );
}
