import { type ComponentProps, type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import look from './field.module.css';
import styles from './TextField.module.css';

type Native = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type' | 'id' | 'children'> & {
  readonly type?: 'text' | 'search';
};

/** A line of text with its label above, and below it what helps or what is wrong with it. */
export function TextField({
  label,
  value,
  onChange,
  hint,
  error,
  code,
  className,
  ...native
}: Native & {
  readonly label: ReactNode;
  readonly value: string;
  /** Leave out for a text to read and copy only; it is marked whole when it gets the focus. */
  onChange?(value: string): void;
  readonly hint?: ReactNode;
  /** What is wrong with the value, in a sentence. */
  readonly error?: string | undefined;
  /** In the typeface of code. */
  readonly code?: boolean;
}) {
  const id = useId();
  return (
    <div className={cx(styles['field'], className)}>
      <label htmlFor={id}>{label}</label>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...native}
        id={id}
        className={cx(look['line'], code && look['code'], styles['input'])}
        value={value}
        readOnly={!onChange}
        aria-invalid={error !== undefined || undefined}
        aria-describedby={`${id}-hint ${id}-error`}
        onChange={(event) => onChange?.(event.target.value)}
        onFocus={(event) => !onChange && event.target.select()}
      />
      <div id={`${id}-hint`} className={styles['hint']}>
        {hint}
      </div>
      <div id={`${id}-error`} aria-live="polite" className={styles['error']}>
        {error}
      </div>
    </div>
  );
}
