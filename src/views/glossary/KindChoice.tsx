import { useId } from 'react';
import { KIND_WORDS, kinds } from '../../guide/glossary/kinds.ts';
import type { Kind } from '../../protocol/dictionary/index.ts';
import { cx } from '../../ui/cx.ts';
import look from '../../ui/field.module.css';
import styles from './Finder.module.css';

/** Chooses the only kind of entry that is listed. */
export function KindChoice({
  kind,
  onChoose,
}: {
  readonly kind: Kind | undefined;
  onChoose(kind: string): void;
}) {
  const id = useId();
  return (
    <div className={styles['choice']}>
      <label htmlFor={id}>Kind</label>
      <select
        id={id}
        className={cx(look['line'], styles['select'])}
        value={kind ?? ''}
        onChange={(event) => onChoose(event.target.value)}
      >
        <option value="">All kinds</option>
        {kinds.map((one) => (
          <option key={one} value={one}>
            {KIND_WORDS[one].all}
          </option>
        ))}
      </select>
    </div>
  );
}
