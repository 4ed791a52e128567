import { describe, expect, test } from 'vitest';
import { listener } from '../../protocol/check.ts';
import { get, postForm } from '../../protocol/http.ts';
import { queryOf } from '../../protocol/parameters.ts';
import { ana, issuer, redirectUri, spa } from '../testing/demo.ts';
import { type Changes, pageOf, passwordOf, present, refusedBy, setting } from '../testing/flow.ts';

/** A consent page, and a way to send its form with changes from any browser. */
async function consentForm(request: Changes = {}, options?: Parameters<typeof setting>[0]) {
  const demo = setting(options);
  const page = await demo.browser.press(await demo.authorize(request), 'password', passwordOf(ana));
  const hidden = (name: string) =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.response?.body ?? '')?.[1];
  const fields = { transaction: hidden('transaction'), csrf: hidden('csrf'), action: 'allow' };
  const cookie = (name: string) => `${name}=${demo.browser.cookies.get(name)}`;
  const heard = listener();
  const send = (changes: Changes, cookies: string) =>
    demo.handle(
      postForm(demo.at('consent'), present({ ...fields, ...changes }), [['Cookie', cookies]]),
      heard,
    );
  const both = `${cookie('__Host-browser')}; ${cookie('__Host-session')}`;
  return {
    ...demo,
    page,
    send,
    heard,
    both,
    browserOnly: cookie('__Host-browser'),
    sessionOnly: cookie('__Host-session'),
  };
}

describe('the consent page (OIDC Core 3.1.2.4)', () => {
  test('names the app, the person and every scope in words', async () => {
    const { page } = await consentForm();
    const words = (page.response?.body ?? '').replaceAll(/<[^>]*>/g, ' ');
    expect(words).toContain('Trip Planner');
    expect(words).toContain(ana.name);
    for (const scope of [
      'Know that it is you',
      'Read your name',
      'Read your email',
      'while you are away',
      'Read your trips',
    ])
      expect(words).toContain(scope);
    expect(words).not.toContain('Change your trips');
  });

  test('writes names of others as text', async () => {
    const client = { ...spa, name: '<img src=x onerror=y>' };
    const { page } = await consentForm({}, { clients: [client] });
    expect(page.response?.body).not.toContain('<img');
    expect(page.response?.body).toContain('&lt;img src=x onerror=y&gt;');
  });

  test('RFC 6749 4.1.2.1: Deny sends access_denied to the app, with state and iss', async () => {
    const { browser, page } = await consentForm();
    const back = await browser.press(page, 'deny');
    expect(back.url.startsWith(redirectUri)).toBe(true);
    expect(Object.fromEntries(queryOf(back.url))).toMatchObject({
      error: 'access_denied',
      state: 'state-1',
      iss: issuer,
    });
  });

  test('a no is not remembered', async () => {
    const { browser, page, authorize } = await consentForm();
    await browser.press(page, 'deny');
    expect(pageOf(await authorize())).toBe('consent');
    expect(pageOf(await browser.press(page, 'allow'))).toBe('error');
  });

  test('a yes is remembered for these scopes, this client and this user only', async () => {
    const { browser, page, authorize, newBrowser } = await consentForm({ scope: 'openid profile' });
    await browser.press(page, 'allow');
    expect((await authorize({ scope: 'profile' })).url).toContain('code=');
    expect(pageOf(await authorize({ scope: 'openid email' }))).toBe('consent');
    const other = newBrowser();
    const login = await authorize({ scope: 'openid', login_hint: 'ben@granttour.example' }, other);
    expect(pageOf(await other.press(login, 'social'))).toBe('consent');
  });
});

describe('what the consent endpoint refuses', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    ['an unknown transaction',              { transaction: 'x' },  'both',        400, 'transaction_known'],
    ['RFC 6749 10.12: no csrf value',       { csrf: undefined },   'both',        403, 'consent_csrf_matches'],
    ['RFC 6749 10.12: another csrf value',  { csrf: 'x' },         'both',        403, 'consent_csrf_matches'],
    ['RFC 6265bis 8.8.1: another browser',  {},                    'sessionOnly', 403, 'consent_of_this_browser'],
    ['OIDC Core 3.1.2.4: nobody logged in', {},                    'browserOnly', 403, 'session_present'],
    ['RFC 6749 4.1.2.1: Deny',              { action: 'deny' },    'both',        303, 'consent_given'],
    ['no button',                           { action: undefined }, 'both',        303, 'consent_given'],
    ['an unknown button',                   { action: 'perhaps' }, 'both',        303, 'consent_given'],
  ] as const)('%s', async (_rule, changes: Changes, cookies, status, check) => {
    const form = await consentForm();
    const response = await form.send(changes, form[cookies]);
    expect([refusedBy(form.heard), response.status]).toEqual([check, status]);
  });

  test('before the login', async () => {
    const { authorize, browser, handle, at } = setting();
    const transaction = new URL((await authorize()).url).searchParams.get('transaction');
    const cookie = `__Host-browser=${browser.cookies.get('__Host-browser')}`;
    const heard = listener();
    const request = get(`${at('consent')}?transaction=${transaction}`, [['Cookie', cookie]]);
    expect((await handle(request, heard)).status).toBe(403);
    expect(refusedBy(heard)).toBe('session_present');
  });

  test('a yes in the name of somebody else who logged in in between', async () => {
    const { browser, page, authorize } = await consentForm();
    const login = await authorize({ prompt: 'login', login_hint: 'ben@granttour.example' });
    await browser.press(login, 'social');
    expect(pageOf(await browser.press(page, 'allow'))).toBe('error');
  });

  test('but not a yes of the same person, who logged in again in another tab', async () => {
    const { browser, page, authorize } = await consentForm();
    await browser.press(await authorize({ prompt: 'login' }), 'social');
    expect((await browser.press(page, 'allow')).url).toContain('code=');
  });
});
