import styles from './Ideas.module.css';
import type { Idea } from './ideas.ts';

/** Values worth trying, as buttons; what the chosen one shows stands below. A second press takes it back. */
export function Ideas({
  ideas,
  called,
  value,
  original,
  onType,
}: {
  readonly ideas: readonly Idea[];
  readonly called: string;
  readonly value: string;
  readonly original: string;
  onType(text: string): void;
}) {
  if (ideas.length === 0) return null;
  const chosen = ideas.find((idea) => idea.value === value);
  return (
    <div className={styles['ideas']}>
      <span aria-hidden="true" className={styles['try']}>
        Try
      </span>
      {ideas.map((idea) => (
        <button
          key={idea.label}
          type="button"
          className={styles['idea']}
          title={idea.shows}
          aria-pressed={idea === chosen}
          onClick={() => onType(idea === chosen ? original : idea.value)}
        >
          <span className="visually-hidden">{called}: </span>
          {idea.label}
        </button>
      ))}
      {chosen && <p className={styles['shows']}>{chosen.shows}</p>}
    </div>
  );
}
