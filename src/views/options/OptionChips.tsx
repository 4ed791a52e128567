import { Icon } from '../../ui/icons.tsx';
import styles from './OptionChips.module.css';
import type { Differing } from './option-state.ts';

/** The options that are not at their defaults; each leads to where it is set. */
export function OptionChips({
  differing,
  onOpen,
}: {
  readonly differing: readonly Differing[];
  /** Opens the options at one of them. */
  onOpen(name: string): void;
}) {
  if (differing.length === 0) return null;
  return (
    <ul aria-label="Options that are not at their defaults" className={styles['chips']}>
      {differing.map(({ name, label, words, discouraged }) => (
        <li key={name}>
          <button
            type="button"
            className={styles['chip']}
            title={discouraged ? `Not recommended. ${discouraged}` : undefined}
            onClick={() => onOpen(name)}
          >
            {discouraged && <Icon name="warning" />}
            {discouraged && <span className="visually-hidden">Not recommended: </span>}
            <span className={styles['label']}>{label}:</span> <span className={styles['words']}>{words}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
