import { Parser } from 'htmlparser2';
import type { Parameters } from '../protocol/parameters.ts';

/** More of a foreign page than this is not read. */
const MAX_PAGE = 200_000;

/** What a page says of itself, and what its forms hold. */
export interface ReadPage {
  /** Empty where it has none. */
  readonly title: string;
  /** One of its forms is sent without anybody pressing a button, as in `response_mode=form_post`. */
  readonly sendsItself: boolean;
  /** The names of its input elements with the values that stand in them, in document order; those without a value are left out. */
  readonly fields: Parameters;
}

/** Inputs whose value is no value of a person's or a server's: what a button says. */
const BUTTONS: ReadonlySet<string> = new Set(['submit', 'button', 'reset', 'image']);

/**
 * Reads title and forms out of HTML as text; it takes anything, runs nothing and loads nothing.
 * @see [OAuth 2.0 Form Post Response Mode, section 2](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode)
 */
export function readPage(html: string): ReadPage {
  let title = '';
  let inTitle = false;
  let sendsItself = false;
  const fields: [string, string][] = [];
  const parser = new Parser({
    onopentag(tag, attributes) {
      inTitle = tag === 'title' && title === '';
      if (tag === 'form' && 'data-auto-submit' in attributes) sendsItself = true;
      // How the example of the specification sends its form.
      if (tag === 'body' && /\.submit\(/.test(attributes['onload'] ?? '')) sendsItself = true;
      if (tag !== 'input' || BUTTONS.has(attributes['type']?.toLowerCase() ?? '')) return;
      const { name, value } = attributes;
      if (name && value) fields.push([name, value]);
    },
    ontext(text) {
      if (inTitle) title += text;
    },
    onclosetag() {
      inTitle = false;
    },
  });
  parser.end(html.slice(0, MAX_PAGE));
  return { title: title.trim(), sendsItself, fields };
}
