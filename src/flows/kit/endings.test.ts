import { describe, expect, it } from 'vitest';
import { get } from '../../protocol/http.ts';
import { app } from '../testing/occurrences.ts';
import { type FlowContext, start } from './context.ts';
import { completes, failureStates, pageResponse } from './endings.ts';
import { familyOffer } from './offers.ts';

const tokens = { ...start.tokens, accessToken: 'a', refreshToken: 'r' };
const context = (changes: Partial<FlowContext> = {}) => ({ context: { ...start, ...changes } });

describe('a walk that is complete', () => {
  const { tags, invoke } = completes('All went well.', { call_api: 'calling', refresh: 'refreshing' });

  it('says so, with what can follow from here', () => {
    expect(tags).toEqual(['end']);
    expect(invoke.input(context({ tokens: { ...tokens, refreshToken: undefined } }))).toMatchObject({
      ending: { outcome: 'complete', reason: 'All went well.', offers: [{ id: 'call_api' }] },
      ...{ answer: undefined, shows: undefined },
    });
  });

  it('goes on to the state of what was picked', () => {
    expect(invoke.onDone.map(({ guard, target }) => [guard.params.offer, target])).toEqual([
      ['call_api', 'calling'],
      ['refresh', 'refreshing'],
    ]);
  });
});

describe('a walk that failed', () => {
  const states = failureStates(
    ['accessDenied', 'accessTokenExpired', 'refreshTokenReused', 'undeliverable'],
    {
      retries: { refresh: 'refreshing' },
      shows: (reason, { user }) => (user === 'Ana' ? `<p>${reason}</p>` : undefined),
    },
  );

  it('has a state for each failure that was asked for', () => {
    expect(Object.keys(states)).toEqual([
      ...['accessDenied', 'accessTokenExpired', 'refreshTokenReused', 'undeliverable'],
    ]);
  });

  it('names the error only if one went over the wire', () => {
    const { invoke } = states.accessDenied;
    expect(invoke.input(context({ error: 'access_denied' })).ending.error).toBe('access_denied');
    expect(invoke.input(context()).ending).not.toHaveProperty('error');
  });

  it('answers a browser that waits, with a page that is no success', () => {
    const page = { url: `${app}/`, status: 200, html: '', name: '' };
    const waiting = context({ landing: { page, arrived: get(`${app}/cb?error=access_denied`) } });
    expect(states.accessDenied.invoke.input(waiting).answer).toMatchObject({
      ...{ status: 400, body: expect.stringContaining('The user did not give consent') },
    });
    expect(states.accessDenied.invoke.input(context()).answer).toBeUndefined();
  });

  it('shows what the flow wants shown, or nothing', () => {
    const { invoke } = states.accessDenied;
    expect(invoke.input(context({ user: 'Ana' })).shows).toMatch(/^<p>The user did not give consent/);
    expect(invoke.input(context()).shows).toBeUndefined();
  });

  it.each([
    ['accessTokenExpired', ['refresh']],
    ['refreshTokenReused', ['refresh']],
    ['accessDenied', []],
    ['undeliverable', []],
  ] as const)('after %s offers %j', (name, offered) => {
    const { ending } = states[name].invoke.input(context({ tokens }));
    expect(ending.offers.map(({ id }) => id)).toEqual(offered);
  });

  it('offers no refresh without a refresh token, but the newest of a revoked family', () => {
    expect(states.accessTokenExpired.invoke.input(context()).ending.offers).toEqual([]);
    expect(states.refreshTokenReused.invoke.input(context()).ending.offers).toEqual([familyOffer]);
  });
});

describe('a page of the app’s own server', () => {
  it('is HTML that nobody keeps', () => {
    expect(pageResponse('<p>', 400)).toEqual({
      status: 400,
      headers: [
        ['content-type', 'text/html; charset=utf-8'],
        ['cache-control', 'no-store'],
      ],
      body: '<p>',
    });
    expect(pageResponse('').status).toBe(200);
  });
});
