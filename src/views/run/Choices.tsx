import styles from './Choices.module.css';

/** Something that can be chosen, with what one would see. */
export interface Choice {
  readonly id: string;
  readonly label: string;
  readonly why: string;
}

/** A list of things to choose from, each with a sentence. */
export function Choices({
  label,
  choices,
  onChoose,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
  onChoose(id: string): void;
}) {
  return (
    <ul aria-label={label} className={styles['choices']}>
      {choices.map((choice) => (
        <li key={choice.id}>
          <button type="button" className={styles['choice']} onClick={() => onChoose(choice.id)}>
            <strong>{choice.label}</strong>
            <span>{choice.why}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
