import { median, percentile } from './statistics.ts';

/** One line of the bench's table: texts as they are printed. */
export type Row = readonly [what: string, count: string, middle: string, p95: string];

/** A row about times in milliseconds. */
export function timesRow(what: string, milliseconds: readonly number[]): Row {
  if (milliseconds.length === 0) return [what, '0', 'not measured', ''];
  const text = (value: number) => `${value.toFixed(1)} ms`;
  return [
    what,
    String(milliseconds.length),
    text(median(milliseconds)),
    milliseconds.length >= 20 ? text(percentile(milliseconds, 0.95)) : '',
  ];
}

/** A row with one figure. */
export function figureRow(what: string, figure: string): Row {
  return [what, '', figure, ''];
}

/** The rows in columns; p95 is left out below 20 samples, where it would be the largest. */
export function table(rows: readonly Row[]): string {
  return columns([['', 'n', 'median', 'p95'], ...rows]);
}

/** Lines in columns: the first to the left, the others to the right. A row of one text is a heading and takes no part. */
export function columns(rows: readonly (readonly string[])[]): string {
  const lines = rows.filter((row) => row.length > 1);
  const count = Math.max(0, ...lines.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, i) =>
    Math.max(...lines.map((row) => row[i]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('   ')
      .trimEnd();
  return rows.map((row) => (row.length > 1 ? line(row) : (row[0] ?? ''))).join('\n');
}
