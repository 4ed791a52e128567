import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pressedButton, submission } from './forms.ts';
import { readHtml } from './html.ts';
import type { Answer } from './page.ts';

const URL_OF_PAGE = 'https://auth.granttour.example/u/login?state=1#top';

/** What the first form of a page sends. */
function sends(html: string, fields: Answer['fields'] = {}, button?: string, url = URL_OF_PAGE) {
  const { forms, base } = readHtml(html);
  const [form] = forms;
  if (!form) throw new Error('the test has no form');
  const sent = submission(form, fields, pressedButton(form, button), { url, base });
  return sent && { ...sent, url: sent.url.href };
}

/** The body of a form with these controls. */
const body = (controls: string, fields: Answer['fields'] = {}, button?: string) =>
  sends(`<form method="post">${controls}</form>`, fields, button)?.body;

describe('HTML §4.10.21.4 what a form sends', () => {
  test.each([
    [
      'text, hidden and password in document order',
      '<input name=a value=1><input type=hidden name=b value=2><input type=password name=c>',
      'a=1&b=2&c=',
    ],
    ['nothing without a name', '<input value=1><input name="" value=2>', ''],
    [
      'nothing that is disabled',
      '<input name=a value=1 disabled><fieldset disabled><input name=b></fieldset><input name=c>',
      'c=',
    ],
    [
      'ticked boxes alone',
      '<input type=checkbox name=a><input type=checkbox name=b checked><input type=checkbox name=c value=x checked>',
      'b=on&c=x',
    ],
    [
      'the radio that is on',
      '<input type=radio name=a value=1><input type=radio name=a value=2 checked>',
      'a=2',
    ],
    ['a textarea with CRLF', '<textarea name=a>\nx\ny</textarea>', 'a=x%0D%0Ay'],
    ['the first option', '<select name=a><option>x  y<option value=2>z</select>', 'a=x+y'],
    ['the chosen option', '<select name=a><option value=1><option value=2 selected></select>', 'a=2'],
    [
      'each chosen option of many',
      '<select name=a multiple><option selected>1<option>2<option selected>3</select>',
      'a=1&a=3',
    ],
    ['entities decoded', '<input name=a value="&lt;&amp;&quot;&#x41;">', 'a=%3C%26%22A'],
    [
      'no file, reset or plain button',
      '<input type=file name=a><input type=reset name=b><button type=button name=c>',
      '',
    ],
    ['nothing out of a template', '<template><input name=a></template><input name=b>', 'b='],
    ['what names the form from outside it', '</form><form id=x></form><input name=a>', ''],
  ])('%s', (_, controls, expected) => {
    expect(body(controls)).toBe(expected);
  });

  test('§4.10.18.3 a control belongs to the form that its form attribute names', () => {
    const html = '<input form=b name=before><form id=a><input name=x form=b></form><form id=b></form>';
    const [a, b] = readHtml(html).forms;
    expect(a?.controls).toEqual([]);
    expect(b?.controls.map(({ name }) => name)).toEqual(['before', 'x']);
  });

  test('a form inside a form is none', () => {
    expect(readHtml('<form action=/a><form action=/b><input name=x></form>').forms).toHaveLength(1);
  });
});

describe('what a person filled in', () => {
  const boxes =
    '<input type=checkbox name=scope value=read checked><input type=checkbox name=scope value=write>';

  test.each<[string, string, Answer['fields'], string]>([
    ['overrides the page', '<input name=a value=1><input name=b value=2>', { a: 'ü &' }, 'a=%C3%BC+%26&b=2'],
    ['fills a textarea', '<textarea name=a>old</textarea>', { a: 'new' }, 'a=new'],
    ['overrides a hidden field', '<input type=hidden name=a value=1>', { a: '2' }, 'a=2'],
    [
      'picks a radio',
      '<input type=radio name=a value=1 checked><input type=radio name=a value=2>',
      { a: '2' },
      'a=2',
    ],
    ['picks an option', '<select name=a><option>1<option>2</select>', { a: '2' }, 'a=2'],
    ['ticks every box of a name', boxes, { scope: true }, 'scope=read&scope=write'],
    ['unticks every box of a name', boxes, { scope: false }, ''],
    ['ticks one box by name and value', boxes, { 'scope=write': true }, 'scope=read&scope=write'],
    ['ticks the box of a value', boxes, { scope: 'write' }, 'scope=write'],
    ['adds no field that the form has not', '<input name=a>', { b: '1' }, 'a='],
    ['does not touch a disabled field', '<input name=a disabled>', { a: '1' }, ''],
    ['may be called like a property of objects', '<input name=constructor value=1>', {}, 'constructor=1'],
  ])('%s', (_, controls, fields, expected) => {
    expect(body(controls, fields)).toBe(expected);
  });
});

describe('HTML §4.10.21.2 the button that is pressed', () => {
  const buttons =
    '<input name=a><button type=button name=z>no</button><button name=do value=allow>Yes</button><input type=submit name=do value=deny>';

  test('Enter presses the first submit button', () => expect(body(buttons)).toBe('a=&do=allow'));
  test('a named one goes along, the others do not', () => {
    expect(body(buttons, {}, 'do=deny')).toBe('a=&do=deny');
  });
  test('a field of the same name does not change it', () => {
    expect(body(buttons, { do: 'deny' }, 'do=allow')).toBe('a=&do=allow');
  });
  test('formaction and formmethod win over the form’s own', () => {
    const html = '<form action=/a><button formaction=/b formmethod=post>';
    expect(sends(html)).toMatchObject({ method: 'POST', url: 'https://auth.granttour.example/b' });
  });
});

describe('HTML §4.10.21.3 where a form is sent', () => {
  test.each([
    ['<form method=POST>', 'POST', 'https://auth.granttour.example/u/login?state=1'],
    ['<form method=post action="/x?y=1">', 'POST', 'https://auth.granttour.example/x?y=1'],
    ['<form method=post action="?z">', 'POST', 'https://auth.granttour.example/u/login?z'],
    ['<form method=post action=" https://b.example/c ">', 'POST', 'https://b.example/c'],
    ['<base href=/deep/er/><form method=post action=x>', 'POST', 'https://auth.granttour.example/deep/er/x'],
    ['<form action="/x?y=1"><input name=a>', 'GET', 'https://auth.granttour.example/x?a='],
    ['<form method=odd action=/x>', 'GET', 'https://auth.granttour.example/x?'],
  ])('%s', (html, method, url) => {
    expect(sends(html)).toMatchObject({ method, url: url.replace(/\?$/, '') });
  });

  test('nowhere, if its target is no URL', () => {
    expect(sends('<form action="https://[x">')).toBeUndefined();
  });
});

describe('whatever a page says', () => {
  const tag = fc
    .tuple(
      fc.constantFrom(
        'form',
        'input',
        'button',
        'select',
        'option',
        'textarea',
        'fieldset',
        'base',
        'template',
        'body',
      ),
      fc.dictionary(
        fc.constantFrom(
          'name',
          'value',
          'type',
          'id',
          'form',
          'action',
          'href',
          'data-page',
          'disabled',
          'checked',
        ),
        fc.string(),
      ),
      fc.boolean(),
    )
    .map(([name, attributes, closing]) =>
      closing
        ? `</${name}>`
        : `<${name} ${Object.entries(attributes)
            .map(([key, value]) => `${key}="${value}"`)
            .join(' ')}>`,
    );
  const html = fc.array(fc.oneof(tag, fc.string({ unit: 'binary' }))).map((parts) => parts.join(''));

  test('it can be read, and each of its forms sent', () => {
    fc.assert(
      fc.property(html, fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.boolean())), (text, fields) => {
        const { forms, base } = readHtml(text);
        for (const form of forms) {
          const sent = submission(form, fields, pressedButton(form, undefined), { url: URL_OF_PAGE, base });
          expect(sent === undefined || sent.url instanceof URL).toBe(true);
        }
      }),
      { seed: 4 },
    );
  });
});
