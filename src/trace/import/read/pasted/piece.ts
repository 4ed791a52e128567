import type { EntryRequest, EntryResponse, FileKind, PastedToken } from '../../entry.ts';
import type { Lines } from './lines.ts';

/** What a reader of one kind found in a pasted text. */
export type Piece =
  | {
      readonly is: 'request';
      readonly of: FileKind;
      readonly line: number;
      readonly request: EntryRequest;
      readonly response?: EntryResponse | undefined;
      /** What may follow as its answer: an HTTP response, or JSON as well. */
      readonly awaits: 'response' | 'any';
      /** It is what a `curl` command before it sent. */
      readonly ofCommand?: true;
    }
  | {
      readonly is: 'response';
      readonly of: FileKind;
      readonly line: number;
      readonly response: EntryResponse;
    }
  | {
      readonly is: 'token';
      readonly line: number;
      readonly name: PastedToken['name'];
      readonly value: string;
    };

/** What was found at a line, and the line to read on from. */
export interface Found {
  readonly pieces: readonly Piece[];
  readonly next: number;
}

/** Looks at one line of a text, and takes it and as many more as belong to it; `undefined` where it is of another kind. */
export type Finder = (lines: Lines, line: number, scratch: Scratch) => Found | undefined;

/** What finders remember from line to line. */
export interface Scratch {
  /** How many characters may still be looked at in vain; hostile texts cannot make the reader slow. */
  budget: number;
  /** No form starts before this line. */
  noForm: number;
  readonly say: (line: number, text: string) => void;
}
