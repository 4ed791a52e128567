import type { Problems } from './problems.ts';

/** Where the reader stands in a file: for the source of an entry, and for what it says of it. */
export interface At {
  readonly file: number;
  /** The entry or line, from 0. */
  readonly entry: number;
  readonly path: string;
  readonly problems: Problems;
}

/** Says that a part of the entry at hand could not be read; `below` is its path inside the entry. */
export function sayPart({ problems, entry, path }: At, below: string, what: string): void {
  problems.say({ text: `${path}${below} ${what}.`, entry, path: `${path}${below}`, reach: 'part' });
}

/** Says that the entry at hand was left out. */
export function sayLeftOut({ problems, entry, path }: At, below: string, what: string): void {
  problems.say({
    text: `${path}${below} ${what}; the entry is left out.`,
    entry,
    path: `${path}${below}`,
    reach: 'entry',
  });
}
