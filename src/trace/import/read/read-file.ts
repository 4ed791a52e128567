import type { FileKind, ReadText } from '../entry.ts';
import { type Problems, problemsOf } from './problems.ts';

/** What somebody opened or pasted. */
export interface Given {
  readonly name: string;
  readonly text: string | Uint8Array;
  /** Which of the files, from 0. */
  readonly file: number;
}

/** One text to be read, decoded. */
export interface Text {
  readonly text: string;
  readonly file: number;
  readonly problems: Problems;
}

/** What was read, and how many entries were left out because they are no HTTP exchange: `data:` URLs, web sockets, tunnels. */
export interface ReadFile extends ReadText {
  readonly skipped?: number;
}

/** What comes of a text that nothing can be read from, with the reason. */
export function unreadable(file: number, text: string, kind: FileKind = 'unknown', path?: string): ReadFile {
  const problems = problemsOf(file);
  problems.say({ text, reach: 'file', ...(path === undefined ? {} : { path }) });
  return { kind, exporter: '', entries: [], lacks: [], problems: problems.list() };
}
