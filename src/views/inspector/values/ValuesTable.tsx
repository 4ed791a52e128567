import type { NamedValue } from '../../../protocol/check.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import { Sentence } from './Sentence.tsx';
import { Value } from './Value.tsx';
import styles from './ValuesTable.module.css';

/** Values that a party made, read or stored, each with its note. */
export function ValuesTable({
  label,
  values,
}: {
  readonly label: string;
  readonly values: readonly NamedValue[];
}) {
  return (
    <DataTable
      label={label}
      rows={values.map(({ name, value, note }) => ({
        name,
        value: (
          <>
            <Value value={value} label={name} tokens />
            {note && (
              <span className={styles['note']}>
                <Sentence text={note} />
              </span>
            )}
          </>
        ),
      }))}
    />
  );
}
