import { describe, expect, it } from 'vitest';
import { spa } from '../../lab/apps.ts';
import { get, type Header, header, headers, postForm } from '../../protocol/http.ts';
import { app, json } from '../testing/occurrences.ts';
import { done } from '../testing/recording.ts';
import { type FlowContext, start } from './context.ts';
import { demandOf } from './tasks.ts';
import { goodbyes, redirects, sessionOf, showsClaims, showsOrders, startSignIn } from './web-app.ts';

const COOKIE = '__Host-wayfarer';
const context = (changes: Partial<FlowContext>): { context: FlowContext } => ({
  context: { ...start, session: 'session-1', prepared: { ...start.prepared, state: 'state-1' }, ...changes },
});
const arrivedWith = (...lines: string[]) => {
  const cookies = lines.map((line): Header => ['Cookie', line]);
  return { ...start.landing, arrived: get(`${app}/cb?code=c`, cookies) };
};

describe('what the app’s server finds of its session', () => {
  const back = (...cookies: string[]) =>
    sessionOf(context({ landing: arrivedWith(...cookies) }).context, ['code']);

  it.each<[string, readonly string[], string | undefined]>([
    ['its cookie alone', [`${COOKIE}=session-1`], 'session-1'],
    ['its cookie among others', [`theme=dark; ${COOKIE}=session-1; lang=pt`], 'session-1'],
    ['its cookie in another line', ['theme=dark', `lang=pt; ${COOKIE}=session-1`], 'session-1'],
    ['no blank between two', [`theme=dark;${COOKIE}=session-1`], 'session-1'],
    ['another session', [`${COOKIE}=session-2`], 'session-2'],
    ['a value with equals signs', [`${COOKIE}=a=b==`], 'a=b=='],
    ['an empty value', [`${COOKIE}=`], ''],
    ['the first of two', [`${COOKIE}=session-1; ${COOKIE}=planted`], 'session-1'],
    ['no cookie', [], undefined],
    ['other cookies', ['theme=dark'], undefined],
    ['a name that ends the same', [`x${COOKIE}=session-1`], undefined],
    ['a name that begins the same', [`${COOKIE}2=session-1`], undefined],
    ['a name in other case: names of cookies have one', [`${COOKIE.toUpperCase()}=session-1`], undefined],
    ['its text inside another value', [`theme=${COOKIE}=session-1`], undefined],
  ])('%s', (_, cookies, actual) => {
    expect(back(...cookies).session).toEqual({ expected: 'session-1', actual });
  });

  it('goes with the request that waits, and the state that was kept', () => {
    const landing = arrivedWith(`${COOKIE}=session-1`);
    expect(back(`${COOKIE}=session-1`)).toMatchObject({
      ...{ callback: landing.arrived, state: 'state-1', wants: ['code'] },
    });
  });
});

describe('the start of a sign-in', () => {
  const wish = {
    ...{ scope: 'openid', prompt: '', maxAge: '', loginHint: '', responseType: 'code', responseMode: '' },
    challengeMethod: 'absent',
  } as const;

  it.each([
    [true, 'Makes state and nonce and keeps them in its session', ['state', 'nonce', COOKIE]],
    [false, 'Makes state and keeps it in its session', ['state', COOKIE]],
  ])('with a nonce: %s', async (withNonce, label, made) => {
    const task = startSignIn(demandOf(spa, { ...wish, withNonce }, ''));
    const { result, values } = await done(task);
    expect(task.label).toBe(label);
    expect(values.map(({ name }) => name)).toEqual(made);
    expect(result.session).toBe(values.at(-1)?.value);
    // 16 octets in BASE64URL (RFC 6749 §10.10 asks that nobody can guess it).
    expect(result.session).toMatch(/^[\w-]{22}$/);
    expect(new URL(result.prepared.url).searchParams.get('state')).toBe(result.prepared.state);
  });
});

describe('the redirect to the authorization server', () => {
  const prepared = { ...start.prepared, url: 'https://as.example/authorize?client_id=a' };

  it.each(['Lax', 'None'] as const)('goes with a cookie that is SameSite=%s', (sameSite) => {
    const { invoke } = redirects(sameSite, 'checkingCallback');
    const response = invoke.input(context({ prepared }));
    expect(response.status).toBe(303);
    expect(header(response, 'location')).toBe(prepared.url);
    expect(header(response, 'cache-control')).toBe('no-store');
    // RFC 6265bis §4.1.3.2: the prefix is believed only with Secure, Path=/ and without Domain.
    expect(headers(response, 'set-cookie')).toEqual([
      `${COOKIE}=session-1; Path=/; Secure; HttpOnly; SameSite=${sameSite}`,
    ]);
  });
});

describe('what the app’s server shows', () => {
  it('is the data, under the name of who signed in', () => {
    const response = json(200, { orders: [{ id: 'o1', item: 'Enamel <mug>', quantity: 2 }] });
    const tokens = { ...start.tokens, user: 'Ana <Lima>' };
    const { body } = showsOrders().invoke.input(context({ response, tokens }));
    expect(body).toContain('Enamel &lt;mug&gt;');
    expect(body).toContain('Ana &lt;Lima&gt;');
  });

  it('is what the ID token says, every claim as text', () => {
    const claims = { sub: 'user-ana', email_verified: true, amr: ['pwd'], note: '<b>' };
    const { body } = showsClaims().invoke.input(context({ user: 'Ana', claims }));
    for (const text of ['user-ana', 'true', '[&quot;pwd&quot;]', '&lt;b&gt;']) expect(body).toContain(text);
    expect(body).not.toContain('<b>');
  });

  it('is a goodbye after the logout', () => {
    expect(goodbyes().invoke.input).toMatchObject({
      status: 200,
      body: expect.stringContaining('You are logged out'),
    });
  });
});

describe('a form that comes back', () => {
  it('is read like any request that waits', () => {
    const arrived = postForm(`${app}/cb`, [['code', 'c']], [['cookie', `${COOKIE}=session-1`]]);
    const { callback, session } = sessionOf(context({ landing: { ...start.landing, arrived } }).context, [
      'code',
    ]);
    expect(callback).toBe(arrived);
    expect(session?.actual).toBe('session-1');
  });
});
