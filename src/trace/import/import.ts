import type { Imported } from './imported.ts';
import { readText } from './read/read-text.ts';
import { type OnProgress, recognise } from './recognise/recognise.ts';

/** A file that somebody opened, or a text that somebody pasted. */
export interface GivenFile {
  readonly name: string;
  readonly text: string | Uint8Array;
}

/**
 * Reads one text of any kind (a HAR, URLs, curl, HTTP messages, a token) and finds the OAuth flows in it. It never throws: what cannot
 * be read is told in `problems`.
 */
export function importTrace(text: string | Uint8Array, name = 'Pasted text'): Imported {
  return importFiles([{ name, text }]);
}

/** Reads several files as one: their entries are put in order of time, and each attempt at a flow becomes a trace. */
export function importFiles(files: readonly GivenFile[], onProgress: OnProgress = () => {}): Imported {
  const read = files.map(({ name, text }, file) => {
    onProgress((0.3 * file) / files.length, `Reading ${name}`);
    return { name, read: readText({ name, text, file }) };
  });
  return recognise(read, onProgress);
}
