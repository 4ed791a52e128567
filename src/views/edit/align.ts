import type { Parameters } from '../../protocol/parameters.ts';
import { type FieldPlace, putBack, type Row, withAdded, withValue } from './rows.ts';

/**
 * Rows whose `place` holds just these names and values: the first of a name is the original's first, further ones are
 * added, and what is missing is removed.
 */
export function aligned(rows: readonly Row[], place: FieldPlace, pairs: Parameters): Row[] {
  const left = new Map<string, string[]>();
  for (const [name, value] of pairs) left.set(name, [...(left.get(name) ?? []), value]);
  const kept = rows.flatMap((row) => {
    if (row.place !== place) return [row];
    if (row.original === undefined) return [];
    const value = left.get(row.name)?.shift();
    const before = putBack(row);
    return value === undefined ? [{ ...before, removed: true as const }] : [withValue(before, value)];
  });
  return inOrder(pairs, left).reduce<Row[]>(
    (now, [name, value]) => withAdded(now, { place, name, value }),
    kept,
  );
}

/** The pairs that are left over, which are the last of their name, in the order in which they stood. */
function inOrder(pairs: Parameters, left: ReadonlyMap<string, readonly string[]>): Parameters {
  const skip = new Map<string, number>();
  for (const [name] of pairs) skip.set(name, (skip.get(name) ?? 0) + 1);
  return pairs.filter(([name]) => {
    const still = skip.get(name) ?? 0;
    skip.set(name, still - 1);
    return still <= (left.get(name)?.length ?? 0);
  });
}
