import { describe, expect, it } from 'vitest';
import { get, postForm } from '../../protocol/http.ts';
import type { Landing } from '../contract.ts';
import { app, json, page } from '../testing/occurrences.ts';
import { remembers } from '../testing/remembers.ts';
import { actions, callbackOf, start } from './context.ts';

const landing: Landing = { page: { url: `${app}/cb?code=c`, status: 200, html: '', name: '' } };
const tokens = { ...start.tokens, accessToken: 'a1', refreshToken: 'r1', user: 'Ana', subject: 'ana' };

describe('callbackOf', () => {
  it('is the request that waits at the app’s server', () => {
    const arrived = postForm(`${app}/cb`, [['code', 'c']]);
    expect(callbackOf({ ...landing, arrived })).toBe(arrived);
  });

  it('is else the URL that the app’s page was opened with', () => {
    expect(callbackOf(landing)).toEqual(get(`${app}/cb?code=c`));
  });
});

describe('what a machine remembers', () => {
  it('of where the browser came to rest: which check refused on the way', () => {
    const { landing: kept, refusedBy } = remembers(actions.keepLanding, { ...landing, refusedBy: 'a_check' });
    expect(kept.page).toBe(landing.page);
    expect(refusedBy).toBe('a_check');
  });

  it('forgets that check on the next way', () => {
    expect(remembers(actions.keepLanding, landing, { refusedBy: 'a_check' }).refusedBy).toBe('');
  });

  it('keeps that check while the browser only shows another page', () => {
    expect(remembers(actions.keepPage, landing, { refusedBy: 'a_check' })).toMatchObject({
      ...{ landing, refusedBy: 'a_check' },
    });
  });

  it('of a pushed request: the URL with its name, and everything from before', () => {
    const prepared = { ...start.prepared, url: 'https://long.example/', state: 's' };
    const output = { ok: true, value: 'https://short.example/' };
    expect(remembers(actions.keepPushed, output, { prepared }).prepared).toEqual({
      ...{ ...prepared, url: 'https://short.example/' },
    });
  });

  it('of a refresh: the new tokens, and who signed in', () => {
    const value = { accessToken: 'a2', idToken: undefined, refreshToken: 'r2' };
    expect(remembers(actions.keepTokens, { ok: true, value }, { tokens }).tokens).toEqual({
      ...{ ...value, user: 'Ana', subject: 'ana' },
    });
  });

  it('of a verdict that refuses: nothing new', () => {
    const refused = { ok: false, refusedBy: 'a_check', reason: 'No' };
    const before = { tokens, returned: { code: 'c', idToken: '', accessToken: '' }, user: 'Ana' };
    for (const action of [actions.keepTokens, actions.keepReturned, actions.keepSubject])
      expect(remembers(action, refused, before)).toEqual({ ...start, ...before });
  });

  it('of a spent refresh token: that it is the one before', () => {
    const response = json(200, { access_token: 'a2' });
    expect(remembers(actions.keepSpent, { response }, { tokens })).toMatchObject({ response, spent: 'r1' });
  });

  it.each([
    ['its code', json(400, { error: 'invalid_grant' }), 'invalid_grant'],
    ['nothing where it names none', page, ''],
  ])('of an error: %s', (_, response, error) => {
    expect(remembers(actions.keepError, { response }, { error: 'from_before' }).error).toBe(error);
  });

  it.each([
    ['in the query', landing.page.url.replace('code=c', 'error=access_denied'), undefined],
    ['in a form', landing.page.url, postForm(`${app}/cb`, [['error', 'access_denied']])],
  ])('of an error that came back to the app %s', (_, url, arrived) => {
    const back = { page: { ...landing.page, url }, ...(arrived && { arrived }) };
    expect(remembers(actions.keepReturnedError, {}, { landing: back }).error).toBe('access_denied');
  });

  it('of an error, once something else begins: nothing', () => {
    expect(remembers(actions.forgetError, 'refresh', { error: 'invalid_token' }).error).toBe('');
  });
});
