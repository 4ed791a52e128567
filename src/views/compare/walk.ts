import { type ComparedRow, type Comparison, rowDiffers } from '../../trace/index.ts';

/** Where the present row may go from where it is; `undefined` where there is nothing that way. */
export interface Ways {
  readonly back: number | undefined;
  readonly next: number | undefined;
  /** To the nearest row above that differs. */
  readonly differenceBefore: number | undefined;
  /** To the nearest row below that differs. */
  readonly followingDifference: number | undefined;
}

/** The row to stand at: the one that is asked for, as far as there is one, or else the first that differs. */
export function presentRow({ rows, firstDifference }: Comparison, asked: number | undefined): number {
  const row = Number.isInteger(asked) ? (asked ?? 0) : (firstDifference ?? 0);
  return Math.max(0, Math.min(row, rows.length - 1));
}

/** The ways from a row. */
export function waysFrom(rows: readonly ComparedRow[], row: number): Ways {
  const before = rows.slice(0, row).findLastIndex(rowDiffers);
  const after = rows.slice(row + 1).findIndex(rowDiffers);
  return {
    back: row > 0 ? row - 1 : undefined,
    next: row < rows.length - 1 ? row + 1 : undefined,
    differenceBefore: before < 0 ? undefined : before,
    followingDifference: after < 0 ? undefined : row + 1 + after,
  };
}
