import type { Diagnosis } from '../../diagnosis/diagnosis.ts';
import type { Recipe } from '../../lab/index.ts';
import type { Imported } from '../../trace/index.ts';

/** A file or a text that somebody wants opened. */
export interface GivenText {
  readonly name: string;
  readonly content: string | Blob;
  /** It is a run of our own, recorded to try the page with. */
  readonly sample?: true;
}

/** How far reading is. */
export interface Progress {
  /** From 0 to 1. */
  readonly done: number;
  /** What is being done: `Reading 20,000 entries`. */
  readonly doing: string;
}

/** What came of reading. */
export interface ReadTrace {
  readonly imported: Imported;
  readonly diagnosis: Diagnosis;
}

/** What the screen is given from outside. */
export interface TraceServices {
  /** Reads, recognises and diagnoses beside the page. Rejects with a sentence; aborted, it never settles. */
  read(
    given: readonly GivenText[],
    hear: (progress: Progress) => void,
    signal: AbortSignal,
  ): Promise<ReadTrace>;
  /** Gets what reads ready, so that the first file need not wait for it. */
  prepare(): void;
  /** Goes to a run of our own. */
  openRun(recipe: Recipe): void;
}

/** What a person is offered to choose; whatever is dropped is tried. */
export const FILES = '.har,.json,.txt,.log,.saz,application/json,text/plain';

/** Files as they are given to be read. */
export const givenFiles = (files: readonly File[]): GivenText[] =>
  files.map((file) => ({ name: file.name, content: file }));
