import { changeOf, type Row } from './rows.ts';

/** How many changes there are, and to what, in one line. */
export function changesInWords(rows: readonly Row[]): string {
  const changes = rows.flatMap((row) => {
    const change = changeOf(row);
    return change === undefined ? [] : [`${row.name} ${change}`];
  });
  if (changes.length === 0) return 'Nothing is changed.';
  const named = changes.slice(0, 3).join(', ');
  const rest = changes.length > 3 ? ` and ${changes.length - 3} more` : '';
  return `${changes.length === 1 ? '1 change' : `${changes.length} changes`}: ${named}${rest}.`;
}
