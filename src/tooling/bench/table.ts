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
  const all: Row[] = [['', 'n', 'median', 'p95'], ...rows];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))),
    )
    .map((cells) => cells.join('   ').trimEnd())
    .join('\n');
}
