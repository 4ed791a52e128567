import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formPostPage } from '../../authorization-server/pages/form-post-page.ts';
import { anyText } from '../../protocol/testing/any-text.ts';
import { carriedBy } from './carried.ts';

describe('carriedBy', () => {
  it('reads what the server put into its form_post page, whatever it is', () => {
    // A form's text fields are sent with CR LF line breaks; what the page says is kept as it is.
    const name = anyText.filter((text) => text !== '' && !/[\r\0]/.test(text));
    const value = anyText.filter((text) => !/[\r\0]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value), { maxLength: 4 }), (answer) => {
        const page = formPostPage('https://app.example/callback', answer);
        expect(carriedBy(page)).toEqual(answer.map(([field, text]) => ({ name: field, value: text })));
      }),
    );
  });

  it('reads hidden fields of that form alone', () => {
    const html = `<input type="hidden" name="before" value="1">
      <form data-auto-submit><input type="HIDDEN" name="a" value="2"><input type=hidden value="nameless">
      <input name="seen" value="3"><input type="hidden" name="b"></form>
      <form><input type="hidden" name="other" value="4"></form>`;
    expect(carriedBy(html)).toEqual([
      { name: 'a', value: '2' },
      { name: 'b', value: '' },
    ]);
  });

  it.each([
    '',
    'data-auto-submit',
    '<form><input type="hidden" name="csrf" value="c"></form>',
    '<form data-auto-submit',
  ])('finds nothing in %j', (html) => expect(carriedBy(html)).toEqual([]));
});
