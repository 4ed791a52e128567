import type { Entry } from './entry.ts';

/** An entry at its place among those of all files. */
export interface Exchange {
  readonly entry: Entry;
  /** When the request was sent; where the file does not say, when the one before it was. */
  readonly at: number;
  /** When its answer had come; not before `at`. */
  readonly answeredAt: number;
}
