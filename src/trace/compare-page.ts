import { Parser } from 'htmlparser2';
import type { Parameters } from '../protocol/parameters.ts';
import type { Fields } from './compare-fields.ts';
import { readPage } from './read-page.ts';

/** More of a foreign page than this is not read. */
const MAX_PAGE = 200_000;

/** Compares two pages: the fields of their forms, the lines that a person reads, and their other markup. */
export function comparePages(left: string, right: string, fields: Fields): void {
  if (left === right) return;
  const [one, other] = [readLines(left), readLines(right)];
  fields.fields('page field', readPage(left).fields, readPage(right).fields);
  compareRest('text', one.texts, other.texts, fields);
  compareRest('markup', one.tags, other.tags, fields);
}

/** A page in few words, for where there is none to compare it with. */
export function pageText(html: string): string {
  return readPage(html).title || html;
}

/** What two lists do not share, as one difference. */
function compareRest(name: string, left: readonly string[], right: readonly string[], fields: Fields): void {
  const [lefts, rights] = [without(left, right), without(right, left)];
  const text = (lines: readonly string[]) => (lines.length > 0 ? lines.join(' · ') : undefined);
  fields.field('page', name, text(lefts), text(rights));
}

function without(lines: readonly string[], others: readonly string[]): string[] {
  const count = new Map<string, number>();
  for (const line of others) count.set(line, (count.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = count.get(line) ?? 0;
    count.set(line, left - 1);
    return left <= 0;
  });
}

/** What nobody reads as words, and what draws the same words again, such as a QR code. */
const SILENT: ReadonlySet<string> = new Set(['script', 'style', 'svg', 'title']);

interface Lines {
  /** The texts of a page, between its tags. */
  readonly texts: readonly string[];
  /** Its tags with their attributes; the values of fields are compared by themselves. */
  readonly tags: readonly string[];
}

function readLines(html: string): Lines {
  const texts: string[] = [];
  const tags: string[] = [];
  let silent = 0;
  let text = '';
  const end = () => {
    const line = text.replaceAll(/\s+/g, ' ').trim();
    if (line !== '') texts.push(line);
    text = '';
  };
  const parser = new Parser({
    onopentag(tag, attributes) {
      end();
      if (silent === 0) tags.push(tagText(tag, Object.entries(attributes)));
      if (SILENT.has(tag) || silent > 0) silent++;
    },
    ontext(more) {
      if (silent === 0) text += more;
    },
    onclosetag() {
      end();
      if (silent > 0) silent--;
    },
  });
  parser.end(html.slice(0, MAX_PAGE));
  end();
  return { texts, tags };
}

function tagText(tag: string, attributes: Parameters): string {
  const shown = attributes.filter(([name]) => tag !== 'input' || name !== 'value');
  return `<${[tag, ...shown.map(([name, value]) => `${name}="${value}"`)].join(' ')}>`;
}
