import type { WireError } from '../../protocol/errors.ts';
import type { Context } from '../context.ts';
import type { Column } from './columns.ts';
import { checksOf } from './table.ts';

/** The check that refused a request, and what its sender gets to know. */
export interface Refusal {
  readonly check: string;
  readonly error: WireError;
}

/** Runs a column of the table from top to bottom, reports every verdict, and stops at the first refusal. */
export async function firstRefusal(column: Column, context: Context): Promise<Refusal | undefined> {
  for (const { id, title, spec, run } of checksOf(column)) {
    const found = run(context);
    // Most checks answer at once, and waiting for what is there already takes its time.
    const verdict = found instanceof Promise ? await found : found;
    if (!verdict) continue;
    const { passed, expected, actual, error } = verdict;
    context.observer.check({ id, title, spec, passed, expected, actual });
    if (!passed) return { check: id, error };
  }
  return undefined;
}
