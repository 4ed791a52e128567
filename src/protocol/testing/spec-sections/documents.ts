import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A section that a document has. */
export interface Section {
  /** `4.1.2`, or `A.1` of an appendix; `undefined` where sections have names alone. */
  readonly number: string | undefined;
  /** What leads to it: fragments of the document's address, or below it the path of a page. */
  readonly places: readonly string[];
  readonly title: string;
}

/** What a specification is known to hold. */
export interface SpecDocument {
  readonly title: string;
  /** Its address, without a fragment. */
  readonly url: string;
  /** Where the list comes from, in words. */
  readonly taken: string;
  readonly sections: readonly Section[];
}

const NUMBER = /^(?:\d+|[A-Z])(?:\.\d+)*$/;

/** One line: `4.1.2 Title`, `2 #IDToken Title`, `#csp-header Title` or `/a/page Title`. */
function readSection(line: string): Section {
  const words = line.split(' ');
  const number = NUMBER.test(words[0] ?? '') ? words.shift() : undefined;
  const given: string[] = [];
  while (/^[#/]\S/.test(words[0] ?? '')) given.push(words.shift() ?? '');
  const places = given.length > 0 || number === undefined ? given : [placeOf(number)];
  return { number, places, title: words.join(' ') };
}

/** Where RFCs and drafts have a section by its number. */
const placeOf = (number: string): string => `#${/^[A-Z]/.test(number) ? 'appendix' : 'section'}-${number}`;

/** A list as it stands in a file: title, address and origin, a blank line, then a section a line. */
export function readDocument(text: string): SpecDocument {
  const [title = '', url = '', taken = '', , ...lines] = text.trimEnd().split('\n');
  return { title, url, taken, sections: lines.map(readSection) };
}

/** Every list in this folder. */
export const documents: readonly SpecDocument[] = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readDocument(readFileSync(join(import.meta.dirname, name), 'utf8')));
