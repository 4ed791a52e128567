import styles from './Switch.module.css';

/** Something that is on or off, with its words; both flip it. */
export function Switch({
  label,
  on,
  describedBy,
  onFlip,
}: {
  readonly label: string;
  readonly on: boolean;
  /** Ids of the elements that explain it. */
  readonly describedBy: string;
  onFlip(on: boolean): void;
}) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      aria-describedby={describedBy}
      className={styles['switch']}
      onClick={() => onFlip(!on)}
    >
      <span className={styles['track']} aria-hidden="true" />
      <span>{label}</span>
    </button>
  );
}
