import { visible } from '../../export/visible.ts';
import type { ImportProblem } from '../entry.ts';

/** Where a reader says what it could not read. A file with everything wrong says so once, not a thousand times. */
export interface Problems {
  say(problem: Omit<ImportProblem, 'file'>): void;
  /** What was said, with one sentence that sums up what went beyond the limit. */
  list(): readonly ImportProblem[];
}

const MOST = 50;

/** An empty list of problems of one file. */
export function problemsOf(file: number): Problems {
  const said: ImportProblem[] = [];
  let more = 0;
  return {
    say: (problem) => {
      if (said.length < MOST) said.push({ ...problem, file });
      else more++;
    },
    list: () =>
      more === 0
        ? said
        : [...said, { text: `${more} more parts of this file could not be read.`, file, reach: 'part' }],
  };
}

/** Foreign text for a sentence of ours: on one line, nothing unseen in it, and no longer than a few words. */
export function shown(text: string, most = 60): string {
  return visible(text.length > most ? `${text.slice(0, most)}…` : text);
}

/** What a JSON value is, for a sentence: `a list`, `null`, `the text "abc"`. */
export function kindOfValue(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return `the text “${shown(value, 24)}”`;
  if (typeof value === 'object') return 'an object';
  return `${value}`;
}
