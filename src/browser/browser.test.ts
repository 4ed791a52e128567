import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type HttpRequest, type HttpResponse, header } from '../protocol/http.ts';
import { createBrowser } from './browser.ts';
import type { Hop } from './page.ts';

const clock = { now: () => Date.UTC(2026, 0, 1) };

type Answering = (request: HttpRequest, hop: Hop) => Partial<HttpResponse> | undefined;

/** A browser over a function, and everything that it sent. */
function surf(answer: Answering) {
  const sent: HttpRequest[] = [];
  const hops: Hop[] = [];
  const browser = createBrowser({
    clock,
    transport: async (request, hop) => {
      sent.push(request);
      hops.push(hop);
      return { status: 200, headers: [], body: '', ...answer(request, hop) };
    },
  });
  return { browser, sent, hops };
}

/** A world of pages by `METHOD url`; an unknown address cannot be reached. */
function world(pages: Record<string, Partial<HttpResponse>>) {
  return surf(({ method, url }) => pages[`${method} ${url}`] ?? { status: 0 });
}

const html = (body: string, headers: [string, string][] = []): Partial<HttpResponse> => ({
  headers: [['content-type', 'text/html'], ...headers],
  body,
});
const to = (location: string, status = 302, headers: [string, string][] = []): Partial<HttpResponse> => ({
  status,
  headers: [['location', location], ...headers],
});

const APP = 'https://spa.granttour.example/';
const AS = 'https://auth.granttour.example';
const EVIL = 'https://evil.example/';
const appPage = { url: APP, status: 200, html: '', name: 'app' };

describe('navigate', () => {
  test('lands on a page with its name, URL and status', async () => {
    const { browser, sent, hops } = world({ [`GET ${APP}`]: html('<body data-page="home">Hi') });
    const { page } = await browser.navigate(APP);
    expect(page).toEqual({ url: APP, status: 200, html: '<body data-page="home">Hi', name: 'home' });
    expect(browser.page()).toBe(page);
    expect(hops).toEqual([{ kind: 'navigate', index: 0 }]);
    expect(header(sent[0] as HttpRequest, 'referer')).toBeUndefined();
    expect(header(sent[0] as HttpRequest, 'origin')).toBeUndefined();
  });

  test('keeps the fragment to itself', async () => {
    const { browser, sent } = world({ [`GET ${APP}`]: html('') });
    expect((await browser.navigate(`${APP}#part`)).page.url).toBe(`${APP}#part`);
    expect(sent[0]?.url).toBe(APP);
  });

  test('keeps a user name and password in the URL to itself', async () => {
    const { browser, sent } = world({ [`GET ${EVIL}`]: html('') });
    await browser.navigate('https://auth.granttour.example:x@evil.example/');
    expect(sent[0]?.url).toBe(EVIL);
  });

  test.each([
    ['javascript:alert(1)', 'does not open'],
    ['data:text/html,hello', 'does not open'],
    ['not a url', 'no address'],
    ['https://nobody.example/', 'cannot be reached'],
    ['myapp://callback?code=1', 'No app opens'],
  ])('%s ends on an error page', async (url, title) => {
    const { browser } = world({});
    const { page } = await browser.navigate(url);
    expect(page).toMatchObject({ name: 'browser-error', status: 0, url });
    expect(page.html).toContain(title);
  });

  test('204 No Content leaves the page as it is', async () => {
    const { browser } = world({ [`GET ${AS}/`]: { status: 204 } });
    browser.load(appPage);
    expect((await browser.navigate(`${AS}/`)).page).toBe(appPage);
  });

  test('shows what is not HTML as text', async () => {
    const body = '<form data-page="login">&';
    const { browser } = world({
      [`GET ${AS}/`]: { status: 400, headers: [['content-type', 'application/json']], body },
    });
    const { page } = await browser.navigate(`${AS}/`);
    expect(page.html).toBe('<!doctype html><pre>&#60;form data-page=&#34;login&#34;&#62;&#38;</pre>');
    expect(page).toMatchObject({ name: '', status: 400 });
  });

  test('no server can pass its page off as the browser’s own', async () => {
    const { browser } = world({ [`GET ${EVIL}`]: html('<body data-page="browser-error">') });
    expect((await browser.navigate(EVIL)).page.name).toBe('');
  });

  test('a rejection by the transport passes through and leaves the page as it was', async () => {
    const { browser } = surf(() => {
      throw new Error('stopped');
    });
    browser.load(appPage);
    await expect(browser.navigate(`${AS}/`)).rejects.toThrow('stopped');
    expect(browser.page()).toBe(appPage);
  });
});

describe('RFC 9110 §15.4 redirects', () => {
  const form = '<form method="post" action="/login"><input name="user" value="ana">';

  test.each([301, 302, 303])('%i turns a POST into a GET without a body', async (status) => {
    const { browser, sent, hops } = world({
      [`POST ${AS}/login`]: to('/next', status),
      [`GET ${AS}/next`]: html('ok'),
    });
    browser.load({ ...appPage, url: `${AS}/login`, html: form });
    expect((await browser.submit({ form: 0, fields: {} })).page.url).toBe(`${AS}/next`);
    expect(sent[1]?.method).toBe('GET');
    expect(sent[1]).not.toHaveProperty('body');
    expect(header(sent[1] as HttpRequest, 'content-type')).toBeUndefined();
    expect(hops).toEqual([
      { kind: 'submit', index: 0 },
      { kind: 'redirect', index: 1 },
    ]);
  });

  test.each([307, 308])('%i keeps method and body', async (status) => {
    const { browser, sent } = world({
      [`POST ${AS}/login`]: to('/next', status),
      [`POST ${AS}/next`]: html('ok'),
    });
    browser.load({ ...appPage, url: `${AS}/login`, html: form });
    await browser.submit({ form: 0, fields: {} });
    expect(sent[1]).toMatchObject({ method: 'POST', url: `${AS}/next`, body: 'user=ana' });
  });

  test('§10.2.2 a Location without a fragment inherits the one that was asked for', async () => {
    const { browser } = world({
      [`GET ${AS}/a`]: to('/b'),
      [`GET ${AS}/b`]: to('/c#own'),
      [`GET ${AS}/c`]: html('ok'),
      [`GET ${AS}/only`]: to('/c'),
    });
    expect((await browser.navigate(`${AS}/only#kept`)).page.url).toBe(`${AS}/c#kept`);
    expect((await browser.navigate(`${AS}/a#kept`)).page.url).toBe(`${AS}/c#own`);
  });

  test('gives up after 20 redirects', async () => {
    const { browser, sent } = surf(({ url }) => to(`${url}x`));
    const { page } = await browser.navigate(`${AS}/`);
    expect(sent).toHaveLength(21);
    expect(page.name).toBe('browser-error');
    expect(page.html).toContain('redirected too many times');
  });

  test.each([
    ['no Location', { status: 302 }, 'no Location'],
    ['an unreadable Location', to('https://[x'), 'no URL'],
    ['a javascript: Location', to('javascript:alert(1)'), 'must not lead to a javascript: address'],
    ['two Locations that differ', to('/a', 302, [['location', '/b']]), 'several Location headers'],
  ])('%s ends on an error page', async (_, response, why) => {
    const { browser } = world({ [`GET ${AS}/`]: response });
    const { page } = await browser.navigate(`${AS}/`);
    expect(page.name).toBe('browser-error');
    expect(page.html).toContain(why);
  });

  test('a redirect with no Location but a body is a page', async () => {
    const { browser } = world({ [`GET ${AS}/`]: { ...html('<body data-page="note">'), status: 302 } });
    expect((await browser.navigate(`${AS}/`)).page).toMatchObject({ status: 302, name: 'note' });
  });

  test('RFC 8252 §7.1 hands a custom scheme over with the whole URL and nothing else', async () => {
    const target = 'myapp://callback?code=abc#here';
    const { browser, sent } = world({
      [`GET ${AS}/authorize`]: to(target, 302, [['set-cookie', 'sid=1']]),
      [`GET ${target}`]: html('<body data-page="signed-in">', [['set-cookie', 'app=1']]),
    });
    const { page } = await browser.navigate(`${AS}/authorize`);
    expect(sent[1]).toEqual({ method: 'GET', url: target, headers: [] });
    expect(page).toMatchObject({ url: target, name: 'signed-in' });
    expect(browser.cookies().map(({ name }) => name)).toEqual(['sid']);
  });
});

describe('RFC 6265bis §5.8 cookies of navigations', () => {
  const cookies = html('', [
    ['set-cookie', 'strict=1; SameSite=Strict; Secure'],
    ['set-cookie', 'lax=1; SameSite=Lax; Secure'],
    ['set-cookie', 'none=1; SameSite=None; Secure'],
    ['set-cookie', 'unsaid=1'],
  ]);
  const post = '<form method="post" action="https://auth.granttour.example/">';

  test.each([
    ['a person', 'GET', undefined, 'strict=1; lax=1; none=1; unsaid=1'],
    ['a page of the same site', 'GET', APP, 'strict=1; lax=1; none=1; unsaid=1'],
    ['a page of the same site', 'POST', APP, 'strict=1; lax=1; none=1; unsaid=1'],
    ['a page of another site', 'GET', EVIL, 'lax=1; none=1; unsaid=1'],
    ['a page of another site', 'POST', EVIL, 'none=1'],
    ['a page of another scheme', 'POST', 'http://spa.granttour.example/', 'none=1'],
  ])('%s sends %s', async (_, method, from, expected) => {
    const { browser, sent } = surf(() => cookies);
    await browser.navigate(`${AS}/`);
    browser.load({ ...appPage, url: from ?? 'about:blank', html: post });
    await (method === 'GET' ? browser.navigate(`${AS}/`) : browser.submit({ form: 0, fields: {} }));
    expect(header(sent[1] as HttpRequest, 'cookie')).toBe(expected);
    expect(browser.cookies()).toHaveLength(4);
  });

  test('a cookie set by a redirect goes along with the next hop', async () => {
    const { browser, sent } = world({
      [`GET ${AS}/a`]: to('/b', 302, [['set-cookie', '__Host-sid=1; Path=/; Secure; HttpOnly']]),
      [`GET ${AS}/b`]: html(''),
    });
    await browser.navigate(`${AS}/a`);
    expect(header(sent[1] as HttpRequest, 'cookie')).toBe('__Host-sid=1');
  });
});

describe('Fetch §3.2 Origin and Referrer Policy §8.3 Referer', () => {
  const formTo = (action: string) => `<form method="post" action="${action}"><input name="a">`;
  const from = 'https://spa.granttour.example/page?x=1#frag';

  test('a POST carries the page’s origin, and another origin learns no more of the URL', async () => {
    const { browser, sent } = surf(() => html(''));
    browser.load({ ...appPage, url: from, html: formTo(`${AS}/`) });
    await browser.submit({ form: 0, fields: {} });
    expect(header(sent[0] as HttpRequest, 'origin')).toBe('https://spa.granttour.example');
    expect(header(sent[0] as HttpRequest, 'referer')).toBe('https://spa.granttour.example/');
  });

  test('the same origin learns path and query, never the fragment', async () => {
    const { browser, sent } = surf(() => html(''));
    browser.load({ ...appPage, url: from });
    await browser.navigate('/other');
    expect(header(sent[0] as HttpRequest, 'referer')).toBe('https://spa.granttour.example/page?x=1');
  });

  test('from https to http: no Referer, and Origin is null', async () => {
    const { browser, sent } = surf(() => html(''));
    browser.load({ ...appPage, url: from, html: formTo('http://spa.granttour.example/') });
    await browser.submit({ form: 0, fields: {} });
    expect(header(sent[0] as HttpRequest, 'origin')).toBe('null');
    expect(header(sent[0] as HttpRequest, 'referer')).toBeUndefined();
  });

  test('Referrer-Policy: no-referrer hides both', async () => {
    const { browser, sent } = surf(() => html(formTo('/'), [['referrer-policy', 'no-referrer']]));
    await browser.navigate(`${AS}/`);
    await browser.submit({ form: 0, fields: {} });
    expect(header(sent[1] as HttpRequest, 'origin')).toBe('null');
    expect(header(sent[1] as HttpRequest, 'referer')).toBeUndefined();
  });

  test('Origin is null once a 307 leaves an origin that was not the page’s', async () => {
    const { browser, sent } = world({
      [`POST ${AS}/`]: to(EVIL, 307),
      [`POST ${EVIL}`]: html(''),
    });
    browser.load({ ...appPage, html: formTo(`${AS}/`) });
    await browser.submit({ form: 0, fields: {} });
    expect(sent.map((request) => header(request, 'origin'))).toEqual([
      'https://spa.granttour.example',
      'null',
    ]);
  });

  test('a 307 that leaves the page’s own origin keeps its name', async () => {
    const { browser, sent } = world({ [`POST ${APP}`]: to(`${AS}/`, 307), [`POST ${AS}/`]: html('') });
    browser.load({ ...appPage, html: formTo('/') });
    await browser.submit({ form: 0, fields: {} });
    expect(header(sent[1] as HttpRequest, 'origin')).toBe('https://spa.granttour.example');
  });

  test('the browser’s own error page is nobody’s: what follows it has no Referer', async () => {
    const { browser, sent } = world({ [`GET ${AS}/`]: html('') });
    await browser.navigate(EVIL);
    await browser.navigate(`${AS}/`);
    expect(header(sent[1] as HttpRequest, 'referer')).toBeUndefined();
  });

  test('a redirect keeps the Referer of the page that began', async () => {
    const { browser, sent } = world({ [`GET ${AS}/`]: to(EVIL), [`GET ${EVIL}`]: html('') });
    browser.load(appPage);
    await browser.navigate(`${AS}/`);
    expect(header(sent[1] as HttpRequest, 'referer')).toBe(APP);
  });
});

describe('submit', () => {
  test('form_post: a page that submits itself is submitted at once', async () => {
    const { browser, hops, sent } = world({
      [`GET ${AS}/authorize`]: html(
        `<form method="post" action="${APP}callback" data-auto-submit><input type="hidden" name="code" value="a b">
         <button name="go" value="1">Go on</button></form>`,
      ),
      [`POST ${APP}callback`]: html('<body data-page="done">'),
    });
    expect((await browser.navigate(`${AS}/authorize`)).page.name).toBe('done');
    expect(hops.map(({ kind }) => kind)).toEqual(['navigate', 'submit']);
    expect(sent[1]?.body).toBe('code=a+b');
    expect(header(sent[1] as HttpRequest, 'origin')).toBe(AS);
  });

  test('a page that submits itself for ever ends on an error page', async () => {
    const { browser, sent } = surf(() => html('<form data-auto-submit>'));
    expect((await browser.navigate(APP)).page.name).toBe('browser-error');
    expect(sent).toHaveLength(21);
  });

  test.each([
    ['a form that is not there', '', { form: 0, fields: {} }, 'no form number 1'],
    ['a negative form', '<form>', { form: -1, fields: {} }, 'no form number 0'],
    ['a button that is not there', '<form>', { form: 0, fields: {}, button: 'a=b' }, 'no button a=b'],
    ['an action that is no URL', '<form action="https://[x">', { form: 0, fields: {} }, 'no URL'],
  ])('%s ends on an error page without a request', async (_, page, answer, why) => {
    const { browser, sent } = surf(() => ({}));
    browser.load({ ...appPage, html: page });
    const landing = await browser.submit(answer);
    expect(landing.page.name).toBe('browser-error');
    expect(landing.page.html).toContain(why);
    expect(sent).toEqual([]);
  });
});

describe('whatever a server answers', () => {
  const location = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true }),
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      'javascript:1',
      'data:,x',
      'about:blank',
      'myapp://x',
      'myapp:',
      '//',
      '?',
      '#',
      'https://',
      'file:///',
    ),
  );
  const response = fc.record({
    status: fc.oneof(fc.constantFrom(0, 200, 204, 301, 302, 303, 307, 308, 400), fc.integer()),
    headers: fc.array(
      fc.oneof(
        location.map((value): [string, string] => ['Location', value]),
        fc.tuple(
          fc.constantFrom('Set-Cookie', 'Content-Type', 'Referrer-Policy'),
          fc.string({ unit: 'binary' }),
        ),
        fc.constant<[string, string]>(['content-type', 'text/html']),
      ),
      { maxLength: 4 },
    ),
    body: fc.oneof(
      fc.string({ unit: 'binary' }),
      location.map((action) => `<form method=post data-auto-submit action="${action}"><input name=a>`),
      location.map((action) => `<form action="${action}"><input name=a>`),
    ),
  });

  test('the browser comes to rest on a page, and its requests have readable URLs', async () => {
    await fc.assert(
      fc.asyncProperty(
        location,
        fc.array(response, { minLength: 1, maxLength: 5 }),
        async (start, answers) => {
          const { browser, sent, hops } = surf((_, { index }) => answers[index % answers.length]);
          const landings = [
            await browser.navigate(start),
            await browser.submit({ form: 0, fields: { a: 'x' } }),
          ];
          for (const { page } of landings) expect(typeof page.html).toBe('string');
          expect(browser.page()).toBe(landings[1]?.page);
          for (const { url } of sent) expect(URL.canParse(url)).toBe(true);
          expect(Math.max(0, ...hops.map(({ index }) => index))).toBeLessThanOrEqual(20);
        },
      ),
      { numRuns: 300, seed: 9110 },
    );
  });
});
