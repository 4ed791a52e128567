import fc from 'fast-check';
import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { anyText } from '../protocol/testing/any-text.ts';
import { devicePage } from './pages/device.ts';
import { appPage, orderLines } from './pages.ts';

const elements = (html: string, tag: string) => DomUtils.getElementsByTagName(tag, parseDocument(html), true);
const texts = (html: string, tag: string) => elements(html, tag).map((node) => DomUtils.textContent(node));
const ofClass = (html: string, name: string) =>
  DomUtils.getElementsByClassName(name, parseDocument(html), true).map((node) => DomUtils.textContent(node));

const blank = { id: '', item: '', quantity: '' };
const mug = { id: 'order-1', item: 'Enamel mug', quantity: '1' };

/** Every page, with each foreign text in it made by `t`. */
const pages = (t: (what: string) => string): Readonly<Record<string, string>> => {
  const user = t('user');
  const reason = t('reason');
  const orders = [{ id: t('id'), item: t('item'), quantity: t('quantity') }];
  const code = {
    userCode: t('userCode'),
    verificationUri: t('verificationUri'),
    verificationUriComplete: t('verificationUriComplete'),
  };
  return {
    'signed-out': appPage({ name: 'signed-out' }),
    'signed-out at a server': appPage({ name: 'signed-out', action: t('action') }),
    'signing-in': appPage({ name: 'signing-in' }),
    'signed-in': appPage({ name: 'signed-in', user, orders, note: t('note') }),
    'signed-in, classic': appPage({ name: 'signed-in', user, orders, app: 'classic' }),
    'signed-in-only': appPage({ name: 'signed-in-only', user, claims: [[t('claim'), t('value')]] }),
    'sign-in-failed': appPage({ name: 'sign-in-failed', reason }),
    'signed-out-again': appPage({ name: 'signed-out-again' }),
    'back-to-app': appPage({ name: 'back-to-app' }),
    'native-start': appPage({ name: 'native-start' }),
    'native-waiting': appPage({ name: 'native-waiting' }),
    'native-signed-in': appPage({ name: 'native-signed-in', user, orders }),
    credentials: appPage({ name: 'credentials', username: t('username'), problem: t('problem') }),
    'job-log': appPage({ name: 'job-log', lines: [t('line'), t('another line')] }),
    'device-start': devicePage({ name: 'device-start' }),
    'device-code': devicePage({ name: 'device-code', ...code, polls: 2, said: t('said') }),
    'device-signed-in': devicePage({ name: 'device-signed-in', user, orders }),
    'device-failed': devicePage({ name: 'device-failed', reason }),
  };
};

/** Tag and attribute names, in order: what markup there is, whatever it says. */
const skeleton = (html: string) =>
  elements(html, '*')
    // How often an address may be broken depends on its slashes.
    .filter(({ name }) => name !== 'wbr')
    .map(({ name, attribs }) => [name, ...Object.keys(attribs)].join(' '));

const everything = (html: string): string[] => {
  const attributes = elements(html, '*').flatMap(({ attribs }) => Object.values(attribs));
  return [...texts(html, '*'), ...attributes];
};

describe('every page', () => {
  it.each(Object.entries(pages((what) => what)))('%s names itself, its site and its app', (kind, html) => {
    const [body] = elements(html, 'body');
    const { 'data-page': name, 'data-site': site, 'data-app': app } = body?.attribs ?? {};
    expect(kind.startsWith(name?.slice('app-'.length) ?? '-')).toBe(true);
    expect(site).toBe('app');
    expect(['shop', 'native', 'classic', 'tv', 'job']).toContain(app);
    const [heading] = texts(html, 'h1');
    expect(texts(html, 'h1')).toHaveLength(1);
    expect(texts(html, 'title')).toEqual([`${heading} - ${ofClass(html, 'brand')[0]}`]);
  });

  it('is text in, text out, whatever stands in it', () => {
    const hostile = [
      '</td><script>alert(1)</script>',
      '&lt;b&gt;',
      '<!--',
      '"\'>',
      '&amp',
      ']]>',
      '</title>',
    ];
    const foreign = fc.oneof(anyText, fc.constantFrom(...hostile)).filter((text) => text.length < 200);
    const plain = pages(() => 'x');
    fc.assert(
      fc.property(foreign, (text) => {
        for (const [kind, html] of Object.entries(pages((what) => `${what} ${text}`))) {
          expect(skeleton(html), kind).toEqual(skeleton(plain[kind] ?? ''));
          const found = everything(html);
          for (const what of foreignIn[kind] ?? []) expect(found, kind).toContain(`${what} ${text}`);
        }
      }),
    );
  });
});

/** Which foreign texts a page must show whole, as the text or as an attribute of one element. */
const foreignIn: Readonly<Record<string, readonly string[]>> = {
  'signed-out at a server': ['action'],
  'signed-in': ['user', 'id', 'item', 'quantity', 'note'],
  'signed-in, classic': ['user', 'id', 'item', 'quantity'],
  'signed-in-only': ['user', 'claim', 'value'],
  'sign-in-failed': ['reason'],
  'native-signed-in': ['user', 'id', 'item', 'quantity'],
  credentials: ['username', 'problem'],
  'job-log': ['line', 'another line'],
  'device-code': ['userCode', 'verificationUri'],
  'device-signed-in': ['user', 'id', 'item', 'quantity'],
  'device-failed': ['reason'],
};

describe('appPage', () => {
  it.each(['signed-out', 'native-start'] as const)('offers a login on the page %s', (name) => {
    const [button] = elements(appPage({ name }), 'button');
    expect(button).toMatchObject({ attribs: { name: 'action', value: 'login' } });
  });

  it('sends the login to the server where the app has one', () => {
    const [form] = elements(appPage({ name: 'signed-out', action: '/login' }), 'form');
    expect(form?.attribs).toEqual({ method: 'get', action: '/login' });
    expect(elements(appPage({ name: 'signed-out' }), 'form')[0]?.attribs).toEqual({});
  });

  it('asks for username and password in the first form of the app that takes them itself', () => {
    const html = appPage({ name: 'credentials', username: 'ana' });
    const fields = elements(html, 'input').map(({ attribs }) => [attribs['name'], attribs['type']]);
    expect(fields).toEqual([
      ['username', 'text'],
      ['password', 'password'],
    ]);
    expect(elements(html, 'label')).toHaveLength(2);
    expect(elements(html, 'button')[0]).toMatchObject({ attribs: { name: 'action', value: 'login' } });
    expect(ofClass(html, 'problem')).toEqual([]);
    expect(ofClass(appPage({ name: 'credentials', username: '', problem: 'No.' }), 'problem')).toEqual([
      'No.',
    ]);
  });

  it('lists the orders, or what the ID token says', () => {
    expect(texts(appPage({ name: 'signed-in', user: 'Ana', orders: [mug] }), 'td')).toEqual([
      'order-1',
      'Enamel mug',
      '1',
    ]);
    const html = appPage({
      name: 'signed-in-only',
      user: 'Ana',
      claims: [
        ['sub', 'user-ana'],
        ['nonce', 'n'],
      ],
    });
    expect(texts(html, 'dt')).toEqual(['sub', 'nonce']);
    expect(texts(html, 'dd')).toEqual(['user-ana', 'n']);
    expect(elements(html, 'table')).toEqual([]);
  });

  it('bears the brand of the app that shows it', () => {
    const brandOf = (html: string) => ofClass(html, 'brand')[0];
    expect(brandOf(appPage({ name: 'sign-in-failed', reason: '', app: 'classic' }))).toBe('Wayfarer Classic');
    expect(brandOf(appPage({ name: 'sign-in-failed', reason: '' }))).toBe('Wayfarer');
    expect(brandOf(appPage({ name: 'job-log', lines: [] }))).toBe('Wayfarer Restock');
    expect(brandOf(devicePage({ name: 'device-start' }))).toBe('Wayfarer TV');
  });
});

describe('devicePage', () => {
  const uri = 'https://auth.granttour.example/activate';
  const shown = {
    name: 'device-code' as const,
    userCode: 'WDJB-MJHT',
    verificationUri: uri,
    verificationUriComplete: `${uri}?user_code=WDJB-MJHT`,
    polls: 2,
    said: 'Asked 2 times: authorization_pending',
  };

  it('shows address, user code, and a QR code of both', () => {
    const html = devicePage(shown);
    expect(ofClass(html, 'uri')).toEqual([uri]);
    expect(ofClass(html, 'user-code')).toEqual(['WDJB-MJHT']);
    const [square] = elements(html, 'svg');
    expect(square?.attribs['aria-label']).toBe(`QR code of ${shown.verificationUriComplete}`);
    expect(ofClass(html, 'said')).toEqual([`••${shown.said}`]);
  });

  it('shows no QR code where there is nothing to scan, or too much', () => {
    expect(elements(devicePage({ ...shown, verificationUriComplete: '' }), 'svg')).toEqual([]);
    const long = 'x'.repeat(5_000);
    expect(elements(devicePage({ ...shown, verificationUriComplete: long }), 'svg')).toEqual([]);
  });

  it('does not count on and on', () => {
    expect(ofClass(devicePage({ ...shown, polls: 1e9 }), 'polls')).toEqual(['•'.repeat(12)]);
    expect(ofClass(devicePage({ ...shown, polls: -1 }), 'polls')).toEqual(['']);
  });
});

describe('orderLines', () => {
  const sent = { ...mug, quantity: 1 };

  it('reads the API’s answer, in an object or as a list', () => {
    expect(orderLines(JSON.stringify({ orders: [sent] }))).toEqual([mug]);
    expect(orderLines(JSON.stringify([sent, sent]))).toEqual([mug, mug]);
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
