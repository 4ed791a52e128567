import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { expect, test } from 'vitest';
import { html } from './html.ts';

fc.configureGlobal({ seed: 20260101 });

test('whatever is put in comes out as the same text, in content and in attributes', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const [element] = parseDocument(html`<p title="${text}">${text}</p>`.text).children;
      if (!element || !('attribs' in element)) throw new Error('no element');
      expect(element.attribs['title']).toBe(text);
      expect(element.children.map((child) => ('data' in child ? child.data : '?')).join('')).toBe(text);
    }),
  );
});

test('markup put into markup stays markup, alone or in a list', () => {
  const items = ['a', '<b>'].map((text) => html`<li>${text}</li>`);
  expect(html`<ul>${items}</ul>`.text).toBe('<ul><li>a</li><li>&lt;b&gt;</li></ul>');
});
