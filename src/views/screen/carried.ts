import { Parser } from 'htmlparser2';
import type { NamedValue } from '../../protocol/check.ts';

/**
 * What a page carries unseen in the form that it sends by itself; nothing for any other page.
 * @see [OAuth 2.0 Form Post Response Mode, section 2](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode)
 */
export function carriedBy(html: string): NamedValue[] {
  if (!html.includes('data-auto-submit')) return [];
  const fields: NamedValue[] = [];
  let inside = false;
  const parser = new Parser({
    onopentag(tag, { type = '', name = '', value = '', ...others }) {
      if (tag === 'form') inside = 'data-auto-submit' in others;
      if (inside && tag === 'input' && type.toLowerCase() === 'hidden' && name !== '')
        fields.push({ name, value });
    },
    onclosetag(tag) {
      if (tag === 'form') inside = false;
    },
  });
  parser.end(html);
  return fields;
}
