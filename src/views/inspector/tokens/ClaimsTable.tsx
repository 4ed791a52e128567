import { Badge } from '../../../ui/Badge.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import { Explanation } from '../values/Explanation.tsx';
import { Value } from '../values/Value.tsx';
import styles from './ClaimsTable.module.css';
import type { ClaimRow } from './claims-model.ts';

/** The members of a token, explained; times also as people read them. */
export function ClaimsTable({ label, rows }: { readonly label: string; readonly rows: readonly ClaimRow[] }) {
  return (
    <DataTable
      label={label}
      rows={rows.map((row) => ({
        name: row.name,
        value: <Claim row={row} />,
        mark: !row.entry && <Badge tone="soft">unknown</Badge>,
        explanation: (
          <Explanation
            entry={row.entry}
            unknown="The dictionary does not know this name. An issuer may add its own."
          />
        ),
      }))}
    />
  );
}

function Claim({ row: { name, value, items, date } }: { readonly row: ClaimRow }) {
  if (items)
    return (
      <ul>
        {items.map((item, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an item may stand twice.
          <li key={at}>
            <Value value={item} label={name} keep={36} />
          </li>
        ))}
      </ul>
    );
  if (!date) return <Value value={value} label={name} keep={36} />;
  return (
    <span className={styles['date']}>
      <span>
        {date.words} <strong>({date.distance})</strong>
      </span>
      <code>{value}</code>
    </span>
  );
}
