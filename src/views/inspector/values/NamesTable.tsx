import { useEffect, useRef } from 'react';
import { Badge } from '../../../ui/Badge.tsx';
import { type DataRow, DataTable } from '../../../ui/DataTable.tsx';
import { useInspection } from '../context.ts';
import { keepInView } from '../scroll-within.ts';
import { Explanation } from './Explanation.tsx';
import type { NamedRow } from './rows.ts';
import { Value } from './Value.tsx';

/** Names and values with what the dictionary says. `refused` are values that a check turned down. */
export function NamesTable({
  label,
  rows,
  refused,
  render,
}: {
  readonly label: string;
  readonly rows: readonly NamedRow[];
  readonly refused?: ReadonlySet<string>;
  /** Draws a value in its own way. */
  render?(row: NamedRow): DataRow['value'];
}) {
  const { seq, wrongIn } = useInspection().selection;
  const wrong = wrongIn?.(seq);
  return (
    <DataTable
      label={label}
      rows={rows.map(
        (row): DataRow => ({
          name: row.name,
          value: render ? render(row) : <Value value={row.value} label={row.name} tokens />,
          mark: (
            <Marks
              row={row}
              refused={refused?.has(row.value) ?? false}
              wrong={wrong?.has(row.value) ?? false}
            />
          ),
          explanation: <Explanation entry={row.entry} words={row.words} />,
          tone: refused?.has(row.value) || wrong?.has(row.value) ? 'refused' : undefined,
        }),
      )}
    />
  );
}

function Marks({
  row,
  refused,
  wrong,
}: {
  readonly row: NamedRow;
  readonly refused: boolean;
  /** A finding is about it. */
  readonly wrong: boolean;
}) {
  return (
    <>
      {!row.entry && <Badge tone="soft">unknown</Badge>}
      {row.repeated && <Badge hue="var(--warn)">repeated</Badge>}
      {refused && <Badge hue="var(--bad)">refused</Badge>}
      {wrong && <WrongMark />}
    </>
  );
}

/** A finding is about this value: it is brought into sight. */
function WrongMark() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const row = mark.current?.closest('dt')?.parentElement;
    if (row) keepInView(row);
  }, []);
  return (
    <span ref={mark}>
      <Badge hue="var(--bad)">see Findings</Badge>
    </span>
  );
}
