import { type ReactNode, useId, useState } from 'react';
import { IconButton } from './Button.tsx';
import { cx } from './cx.ts';
import styles from './DataTable.module.css';

/** A name, its value, and what it means. */
export interface DataRow {
  /** As it stands on the wire. */
  readonly name: string;
  readonly value: ReactNode;
  /** Opened by a click on the row's (i). */
  readonly explanation?: ReactNode;
  /** Beside the name: a badge, a verdict. */
  readonly mark?: ReactNode;
  /** `changed` somebody edited it; `refused` a check turned it down. */
  readonly tone?: 'changed' | 'refused' | undefined;
}

/** Names and values, one below the other where it is narrow. `label` says what they belong to. */
export function DataTable({ label, rows }: { readonly label: string; readonly rows: readonly DataRow[] }) {
  return (
    <dl aria-label={label} className={styles['table']}>
      {rows.map((row, at) => (
        // Names may repeat on the wire.
        // biome-ignore lint/suspicious/noArrayIndexKey: the place is what tells two rows of one name apart.
        <Row key={`${row.name} ${at}`} {...row} />
      ))}
    </dl>
  );
}

function Row({ name, value, explanation, mark, tone }: DataRow) {
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <div className={cx(styles['row'], tone && styles[tone])}>
      <dt className={styles['name']}>
        <code>{name}</code>
        {mark}
        {explanation && (
          <IconButton
            className={styles['ask']}
            label={`What is ${name}?`}
            icon="info"
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          />
        )}
      </dt>
      <dd className={styles['value']}>{value}</dd>
      {explanation && (
        <dd id={id} className={styles['explanation']} hidden={!open}>
          {open && explanation}
        </dd>
      )}
    </div>
  );
}
