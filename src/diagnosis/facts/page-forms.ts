import { Parser } from 'htmlparser2';
import type { Parameters } from '../../protocol/parameters.ts';

/** More of a foreign page is not read. */
const MOST = 200_000;

/** A form that a page carries, with the values that stand in it. */
export interface PageForm {
  /** Where it is sent, as it stands there. */
  readonly action: string;
  readonly fields: Parameters;
}

/** Whether a page may carry an authorization response: cheap, so that other pages are not taken apart. */
export const mayCarryAnswer = (html: string): boolean =>
  /name\s*=\s*["']?(?:code|id_token|access_token|error|response)\b/i.test(html.slice(0, MOST));

/** The forms of a page. It takes any text, runs nothing and loads nothing. */
export function formsIn(html: string): PageForm[] {
  const forms: { action: string; fields: [string, string][] }[] = [];
  const parser = new Parser({
    onopentag(tag, { action = '', name, value = '', type = '' }) {
      if (tag === 'form') forms.push({ action, fields: [] });
      if (tag === 'input' && name && type.toLowerCase() === 'hidden')
        forms.at(-1)?.fields.push([name, value]);
    },
  });
  parser.end(html.slice(0, MOST));
  return forms;
}

const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'head', 'template', 'noscript']);

/** What a reader of a page sees, without its markup, in one line. */
export function pageText(html: string): string {
  const texts: string[] = [];
  let unseen = 0;
  const parser = new Parser({
    onopentag(tag) {
      if (UNSEEN.has(tag)) unseen += 1;
    },
    ontext(text) {
      if (unseen === 0) texts.push(text);
    },
    onclosetag(tag) {
      if (UNSEEN.has(tag)) unseen -= 1;
      texts.push(' ');
    },
  });
  parser.end(html.slice(0, MOST));
  return texts.join('').replaceAll(/\s+/g, ' ').trim();
}
