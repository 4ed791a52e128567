import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formPostPage } from '../authorization-server/pages/form-post-page.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { readPage } from './read-page.ts';

describe('a page as text', () => {
  it('Form Post §2: sends itself with what its form holds', () => {
    const fields = [
      ['code', 'a"b'],
      ['state', '<x>&amp;'],
    ] as const;
    expect(readPage(formPostPage('https://app.example/cb', fields))).toEqual({
      title: 'Back to the app - Grant Tour accounts',
      sendsItself: true,
      fields,
    });
  });

  it('sends itself by a script of its own, as in the example of the specification', () => {
    const example = `<html><head><title>Submit This Form</title></head>
      <body onload="javascript:document.forms[0].submit()"><form method="post" action="https://client.example.org/callback">
      <input type="hidden" name="state" value="DcP7csa3hMlvybERqcieLHrRzKBra"/></form></body></html>`;
    expect(readPage(example)).toMatchObject({ title: 'Submit This Form', sendsItself: true });
    expect(readPage('<body onload="hello()"><form>').sendsItself).toBe(false);
    expect(readPage('<form><input name=a value=b>').sendsItself).toBe(false);
  });

  it('has the first title only, and no fields of buttons or without name or value', () => {
    const { title, fields } = readPage(
      `<title> Log in </title><svg><title>x</title></svg><input name=a value=1><INPUT TYPE=Submit name=b value=2>
       <input value=3><input name=d><input name=e value=5 type=checkbox>`,
    );
    expect(title).toBe('Log in');
    expect(fields).toEqual([
      ['a', '1'],
      ['e', '5'],
    ]);
  });

  it('takes anything', () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom('<input name=', '<form data-auto-submit', '<title>', '">', '<!--'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        for (const [name, value] of readPage(pieces.join('')).fields) expect(name && value).not.toBe('');
      }),
    );
  });
});
