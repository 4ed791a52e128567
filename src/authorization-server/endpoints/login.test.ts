import { describe, expect, test } from 'vitest';
import { listener } from '../../protocol/check.ts';
import { get, header, headers, postForm } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { parameter, queryOf } from '../../protocol/parameters.ts';
import { ana, ben } from '../testing/demo.ts';
import { type Changes, jsonOf, pageOf, passwordOf, present, refusedBy, setting } from '../testing/flow.ts';

/** A login page, and a way to send its form with changes from any browser. */
async function loginForm(options?: Parameters<typeof setting>[0]) {
  const demo = setting(options);
  const page = await demo.authorize();
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.response?.body ?? '')?.[1];
  const fields = {
    transaction: hidden('transaction'),
    csrf: hidden('csrf'),
    action: 'password',
    ...passwordOf(ana),
  };
  const cookie = `__Host-browser=${demo.browser.cookies.get('__Host-browser')}`;
  const heard = listener();
  const send = (changes: Changes = {}, cookies = cookie) =>
    demo.handle(postForm(demo.at('login'), present({ ...fields, ...changes }), [['Cookie', cookies]]), heard);
  return { ...demo, page, heard, send };
}

describe('the login page', () => {
  test('is HTML that runs nothing, loads nothing and is in no frame (RFC 9700 4.16)', async () => {
    const { response } = (await loginForm()).page;
    if (!response) throw new Error('no page');
    expect([response.status, header(response, 'content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(header(response, 'content-security-policy')).toContain("frame-ancestors 'none'");
    expect(header(response, 'x-frame-options')).toBe('DENY');
    expect(header(response, 'cache-control')).toBe('no-store');
    expect(header(response, 'referrer-policy')).toBe('no-referrer');
    expect(response.body).not.toMatch(/<script|<style|<img|<link| style=| on[a-z]+=/i);
  });

  test('shows a typed name again as text, and never the password', async () => {
    const { send } = await loginForm();
    const response = await send({ username: '"><script>x</script>', password: 'hunter2' });
    expect(response.body).toContain('value="&quot;&gt;&lt;script&gt;x&lt;/script&gt;"');
    expect(response.body).not.toContain('hunter2');
  });
});

describe('who gets in (OIDC Core 3.1.2.3)', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    ['a wrong password',  { password: ben.password }],
    ['an unknown user',   { username: 'eve@granttour.example' }],
    ['no password',       { password: undefined }],
    ['nothing',           { username: undefined, password: undefined }],
    ['an inherited name', { username: '__proto__' }],
  ])('not %s: the page again, with the one message', async (_who, changes: Changes) => {
    const { send, heard } = await loginForm();
    const response = await send(changes);
    expect(refusedBy(heard)).toBe('credentials_correct');
    expect(response.status).toBe(200);
    expect(response.body).toContain('data-page="login"');
    expect(response.body).toContain('Wrong email or password');
    expect(headers(response, 'set-cookie')).toEqual([]);
  });

  test('and the page that came again still works', async () => {
    const { browser, page } = await loginForm();
    const again = await browser.press(page, 'password', { username: ana.username, password: 'wrong' });
    expect(pageOf(await browser.press(again, 'password', passwordOf(ana)))).toBe('consent');
  });

  // biome-ignore format: a table is read by its columns
  test.each([
    ['password', {},                          ana.sub, ['pwd']],
    ['social',   {},                          ana.sub, ['fed']],
    ['social',   { login_hint: ben.username }, ben.sub, ['fed']],
    ['social',   { login_hint: 'nobody' },    ana.sub, ['fed']],
  ] as const)('by %s with %j: %s, amr %j (RFC 8176)', async (button, request: Changes, sub, amr) => {
    const { browser, authorize, exchange } = setting();
    const consent = await browser.press(await authorize(request), button, passwordOf(ana));
    const back = await browser.press(consent, 'allow');
    const answer = await exchange(parameter(queryOf(back.url), 'code') ?? '');
    expect(decodeJwt(String(jsonOf(answer)['id_token']))?.claims).toMatchObject({ sub, amr });
  });
});

describe('what the login endpoint refuses', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    ['no transaction',                        { transaction: undefined }, undefined,             400, 'transaction_known'],
    ['an unknown transaction',                { transaction: 'x' },       undefined,             400, 'transaction_known'],
    ['RFC 6749 10.12: no csrf value',         { csrf: undefined },        undefined,             403, 'login_csrf_matches'],
    ['RFC 6749 10.12: another csrf value',    { csrf: 'x' },              undefined,             403, 'login_csrf_matches'],
    ['RFC 6265bis 8.8.1: no cookie',          {},                         '',                    403, 'transaction_of_this_browser'],
    ['RFC 6265bis 8.8.1: another browser',    {},                         '__Host-browser=evil', 403, 'transaction_of_this_browser'],
  ])('%s', async (_rule, changes: Changes, cookie, status, check) => {
    const { send, heard } = await loginForm();
    const response = await send(changes, cookie);
    expect([refusedBy(heard), response.status]).toEqual([check, status]);
    expect(response.body).toContain('data-page="error"');
    expect(headers(response, 'set-cookie')).toEqual([]);
  });

  test('a page left open for ten minutes', async () => {
    const { send, heard, clock } = await loginForm();
    clock.advance(600);
    expect((await send()).status).toBe(400);
    expect(refusedBy(heard)).toBe('transaction_known');
    expect(heard.checks.at(-1)?.actual).toContain('expired');
  });

  test('a page that was used already', async () => {
    const { browser, authorize, signIn } = setting();
    await signIn();
    const login = await authorize({ prompt: 'login' });
    expect((await browser.press(login, 'password', passwordOf(ana))).url).toContain('code=');
    expect(pageOf(await browser.press(login, 'password', passwordOf(ana)))).toBe('error');
  });

  test('a repeated field', async () => {
    const { handle, at } = setting();
    const heard = listener();
    const twice = [
      ['transaction', 'a'],
      ['transaction', 'b'],
    ] as const;
    expect((await handle(postForm(at('login'), twice), heard)).status).toBe(400);
    expect(refusedBy(heard)).toBe('parameters_not_repeated');
  });
});

describe('the session', () => {
  test('is a cookie that scripts, other hosts and cross-site posts cannot use (RFC 6265bis 4.1.3.2)', async () => {
    const response = await (await loginForm()).send();
    expect(headers(response, 'set-cookie')).toEqual([
      expect.stringMatching(/^__Host-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax$/),
    ]);
  });

  test('gets a new id at every login, and the old one opens nothing (session fixation)', async () => {
    const { browser, authorize, signIn, handle, authorizationUrl } = setting();
    await signIn();
    const before = browser.cookies.get('__Host-session');
    await browser.press(await authorize({ prompt: 'login' }), 'password', passwordOf(ana));
    expect(browser.cookies.get('__Host-session')).not.toBe(before);
    const response = await handle(get(await authorizationUrl(), [['Cookie', `__Host-session=${before}`]]));
    expect(header(response, 'location')).toContain('/login?');
  });

  test('RFC 9700 4.12: the redirect after a password is 303, so that the password stays behind', async () => {
    expect((await (await loginForm()).send()).status).toBe(303);
  });
});
