import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { anyText } from '../protocol/testing/any-text.ts';
import { appPage, orderLines } from './pages.ts';

const elements = (html: string, tag: string) => DomUtils.getElementsByTagName(tag, parseDocument(html), true);
const texts = (html: string, tag: string) => elements(html, tag).map((node) => DomUtils.textContent(node));
const tags = (html: string) => elements(html, '*').map(({ name }) => name);

describe('appPage', () => {
  it.each(['signed-out', 'signing-in'] as const)('the page %s names itself and its site', (name) => {
    const html = appPage({ name });
    expect(html).toContain(`<body data-page="app-${name}" data-site="app">`);
    expect(texts(html, 'h1')).toHaveLength(1);
  });

  it('offers a login while signed out', () => {
    const [button] = elements(appPage({ name: 'signed-out' }), 'button');
    expect(button).toMatchObject({ attribs: { name: 'action', value: 'login' } });
  });

  it('is text in, text out, whatever a user and an API are called', () => {
    const plain = fc.oneof(
      anyText,
      fc.constantFrom('</td><script>alert(1)</script>', '&lt;b&gt;', '<!--', '"\'>', '&amp', ']]>'),
    );
    const order = fc.record({ id: plain, item: plain, quantity: plain });
    fc.assert(
      fc.property(plain, fc.array(order, { maxLength: 3 }), (user, orders) => {
        const html = appPage({ name: 'signed-in', user, orders });
        expect(texts(html, 'strong')).toEqual([user]);
        expect(texts(html, 'td')).toEqual(orders.flatMap(({ id, item, quantity }) => [id, item, quantity]));
        const skeleton = appPage({ name: 'signed-in', user: '', orders: orders.map(() => blank) });
        expect(tags(html)).toEqual(tags(skeleton));
      }),
    );
  });
});

const blank = { id: '', item: '', quantity: '' };

describe('orderLines', () => {
  const mug = { id: 'order-1', item: 'Enamel mug', quantity: 1 };
  const line = { id: 'order-1', item: 'Enamel mug', quantity: '1' };

  it('reads the API’s answer, in an object or as a list', () => {
    expect(orderLines(JSON.stringify({ orders: [mug] }))).toEqual([line]);
    expect(orderLines(JSON.stringify([mug, mug]))).toEqual([line, line]);
  });

  it.each(['', 'null', '5', '{}', '{"orders":null}', '{"orders":{"0":{}}}', '<html>', '[{"id":'])(
    'reads no lines out of %j',
    (body) => expect(orderLines(body)).toEqual([]),
  );

  it('leaves empty what a line does not have', () => {
    expect(orderLines('[{}, null, 5, {"id":"a"}]')).toEqual([blank, blank, blank, { ...blank, id: 'a' }]);
  });

  it('never throws, whatever the body', () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .array(fc.record({ id: fc.jsonValue(), item: fc.jsonValue() }))
        .map((orders) => JSON.stringify(orders)),
      fc.constant('[{"id":{"toString":1,"valueOf":1}}]'),
    );
    fc.assert(
      fc.property(body, (text) => {
        for (const value of orderLines(text)) expect(typeof value.id).toBe('string');
      }),
    );
  });
});
