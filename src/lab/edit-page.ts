import { Parser } from 'htmlparser2';
import { html as markup } from '../protocol/html.ts';
import { changedValues, type ValueChange } from './edit-values.ts';

/** A hidden field of a page. */
export interface HiddenField {
  readonly name: string;
  readonly value: string;
  /** Its tag as it stands in the page. */
  readonly tag: string;
  /** Where the tag begins; -1 for a field that was not there. */
  readonly start: number;
}

/** The hidden fields of a page that carry parameters on, as the page of `response_mode=form_post` does, in order. */
export function hiddenFields(html: string): HiddenField[] {
  const fields: HiddenField[] = [];
  const parser = new Parser({
    onopentag(element, { type = '', name, value = '' }) {
      if (element !== 'input' || type.toLowerCase() !== 'hidden' || name === undefined) return;
      const { startIndex: start, endIndex } = parser;
      fields.push({ name, value, start, tag: html.slice(start, endIndex + 1) });
    },
  });
  parser.end(html);
  return fields;
}

/** A page with a hidden field changed; everything else keeps its spelling. A page without hidden fields stays. */
export function editPage(html: string, name: string, change: ValueChange): string {
  const fields = hiddenFields(html);
  const changed = changedValues(
    fields,
    (field) => field.name === name,
    change,
    (value, old) => ({ name, value, tag: tagOf(name, value), start: old?.start ?? -1 }),
  );
  const after = new Map(changed.map((field) => [field.start, field.tag]));
  const added = changed.flatMap(({ start, tag }) => (start < 0 ? [tag] : []));
  let text = '';
  let from = 0;
  for (const [index, { start, tag }] of fields.entries()) {
    text += html.slice(from, start) + (after.get(start) ?? '');
    if (index === fields.length - 1) text += added.join('');
    from = start + tag.length;
  }
  return text + html.slice(from);
}

const tagOf = (name: string, value: string): string =>
  markup`<input type="hidden" name="${name}" value="${value}">`.text;
