import type { OptionValue } from '../../lab/index.ts';
import { cx } from '../../ui/cx.ts';
import field from '../../ui/field.module.css';
import { Icon } from '../../ui/icons.tsx';
import styles from './controls.module.css';

interface ControlProps {
  readonly id: string;
  readonly value: string;
  /** Ids of the elements that explain it. */
  readonly describedBy: string;
  onChange(value: string): void;
}

interface ChoiceProps extends ControlProps {
  readonly values: readonly OptionValue[];
}

/** A few values, all in sight. */
export function Radios({ id, value, values, onChange }: ChoiceProps) {
  return (
    <div className={styles['radios']}>
      {values.map((one) => (
        <label key={one.value} className={styles['radio']}>
          <input
            type="radio"
            name={id}
            value={one.value}
            checked={one.value === value}
            onChange={() => onChange(one.value)}
          />
          <span>
            {one.label}
            {one.discouraged && <NotRecommended reason={one.discouraged} />}
          </span>
        </label>
      ))}
    </div>
  );
}

/** Many values, folded up. */
export function Select({ id, value, values, describedBy, onChange }: ChoiceProps) {
  return (
    <select
      id={id}
      aria-describedby={describedBy}
      className={field['line']}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {values.map((one) => (
        <option key={one.value} value={one.value}>
          {one.discouraged ? `${one.label} (not recommended)` : one.label}
        </option>
      ))}
    </select>
  );
}

/** Any text, with values worth trying. */
export function TextField({
  id,
  value,
  suggestions,
  describedBy,
  onChange,
}: ControlProps & { readonly suggestions: readonly OptionValue[] }) {
  return (
    <>
      <input
        id={id}
        type="text"
        aria-describedby={describedBy}
        className={cx(field['line'], field['code'])}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions.length > 0 && (
        <ul className={styles['suggestions']}>
          {suggestions.map((one) => (
            <li key={one.value}>
              <button
                type="button"
                title={one.value === one.label ? undefined : one.value}
                aria-pressed={one.value === value}
                className={styles['suggestion']}
                onClick={() => onChange(one.value)}
              >
                {one.label}
                {one.discouraged && <NotRecommended reason={one.discouraged} />}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** A sign is enough among many values; the reason stands below once one is chosen. */
function NotRecommended({ reason }: { readonly reason: string }) {
  return (
    <span className={styles['advice']} title={`Not recommended. ${reason}`}>
      {' '}
      <Icon name="warning" />
      <span className="visually-hidden">not recommended</span>
    </span>
  );
}
