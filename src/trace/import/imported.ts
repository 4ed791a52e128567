import type { Trace } from '../events.ts';
import type { FileKind, ImportProblem } from './entry.ts';

/** What came of the files and texts that somebody opened together. */
export interface Imported {
  /** One for each attempt, in order of time; what belongs to no attempt is in none. */
  readonly traces: readonly Trace[];
  readonly files: readonly FileReport[];
  readonly problems: readonly ImportProblem[];
}

/** What one file was, and how much of it could be used. */
export interface FileReport {
  readonly name: string;
  readonly kind: FileKind;
  readonly exporter: string;
  /** How many entries it holds, how many were exact copies of others, and how many are in some trace. */
  readonly entries: number;
  readonly copies: number;
  readonly used: number;
  /** How far its clock was moved to fit the others, in milliseconds. */
  readonly shifted: number;
}
