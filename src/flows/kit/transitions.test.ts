import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, transition } from 'xstate';
import { get } from '../../protocol/http.ts';
import type { Landing } from '../contract.ts';
import { flows, machineOf } from '../testing/machines.ts';
import { app, json } from '../testing/occurrences.ts';
import { type FlowContext, start } from './context.ts';

const flowOf = (id: string) => flows.find((one) => one.id === id) ?? Promise.reject(new Error(id));
const pkce = await machineOf(await flowOf('authorization-code-pkce'));
const web = await machineOf(await flowOf('authorization-code'));
const device = await machineOf(await flowOf('device-authorization'));
const { redirectUri } = (await import('../../lab/apps.ts')).spa;

/** The state after an actor of a state was done, and what the machine remembers then. */
function moved(machine: AnyStateMachine, from: string, output: unknown, before: Partial<FlowContext> = {}) {
  const snapshot = machine.resolveState({ value: from, context: { ...start, ...before } });
  const event = { type: `xstate.done.actor.0.${machine.id}.${from}`, output };
  const [next] = transition(machine, snapshot, event);
  return { state: next.value, context: next.context as FlowContext };
}

const at = (name: string, more: Partial<Landing> & { url?: string } = {}): Landing => {
  const { url = 'https://as.example/', ...rest } = more;
  return { page: { url, status: 200, html: '', name }, ...rest };
};

describe('where the browser comes to rest', () => {
  it.each<[string, Landing, string]>([
    ['the login page', at('login'), 'promptedForLogin'],
    [
      'the login page after a wrong password',
      at('login', { refusedBy: 'credentials_correct' }),
      'wrongPassword',
    ],
    ['the consent page', at('consent'), 'askedForConsent'],
    ['an error page: no such client', at('error', { refusedBy: 'client_registered' }), 'clientUnknown'],
    [
      'an error page: no such redirect_uri',
      at('error', { refusedBy: 'redirect_uri_registered' }),
      'redirectUriUnregistered',
    ],
    [
      'an error page: too late',
      at('error', { refusedBy: 'pushed_request_not_expired' }),
      'requestUriExpired',
    ],
    [
      'an error page: too many guesses',
      at('error', { refusedBy: 'password_guesses_left' }),
      'tooManyAttempts',
    ],
    ['an error page of another kind', at('error', { refusedBy: 'csrf' }), 'authorizationRefused'],
    ['a page that nobody knows', at(''), 'authorizationRefused'],
    ['the app, with a code', at('', { url: `${redirectUri}?code=c` }), 'checkingCallback'],
    [
      'the app, with an error',
      at('', { url: `${redirectUri}?error=access_denied`, refusedBy: 'consent_given' }),
      'checkingCallback',
    ],
    ['the app, with nothing', at('', { url: redirectUri }), 'authorizationRefused'],
  ])('%s', (_, landing, state) => {
    for (const from of ['redirectingToAuthorize', 'signingIn', 'decidingConsent']) {
      const next = moved(pkce, from, landing);
      expect(next.state).toBe(state);
      expect(next.context.landing).toEqual(landing);
    }
  });

  it('remembers which check refused until the app reads the error', () => {
    const back = at('', { url: `${redirectUri}?error=access_denied`, refusedBy: 'consent_given' });
    const { context } = moved(pkce, 'decidingConsent', back);
    const verdict = { ok: false, refusedBy: 'authorization_granted', reason: 'No' };
    const refused = moved(pkce, 'checkingCallback', verdict, context);
    expect(refused).toMatchObject({ state: 'accessDenied', context: { error: 'access_denied' } });
  });

  it('believes its own check first: a forged error is no answer', () => {
    const context = moved(
      pkce,
      'decidingConsent',
      at('', { url: `${redirectUri}?error=access_denied`, refusedBy: 'consent_given' }),
    ).context;
    const verdict = { ok: false, refusedBy: 'state_matches', reason: 'No' };
    expect(moved(pkce, 'checkingCallback', verdict, context)).toMatchObject({
      ...{ state: 'stateMismatched', context: { error: '' } },
    });
  });

  it('is the app’s own server, which must then answer', () => {
    const arrived = get(`${app}/login`);
    expect(moved(web, 'openingLogin', at('', { arrived })).state).toBe('startingSignIn');
    expect(moved(web, 'openingLogin', at('browser-error')).state).toBe('undeliverable');
  });
});

describe('after the data', () => {
  const tokens = { ...start.tokens, accessToken: 'a', refreshToken: 'r' };

  it.each([
    ['goes on to a refresh', { tokens }, 'refreshing'],
    ['ends without a refresh token', {}, 'complete'],
    ['ends after a refresh', { tokens, spent: 'r0' }, 'complete'],
  ])('%s', (_, context, state) => expect(moved(pkce, 'showingOrders', undefined, context).state).toBe(state));
});

describe('what a refusal leads to', () => {
  const refused = (refusedBy: string, error = 'invalid_grant') => ({
    ...{ response: json(400, { error }), refusedBy },
  });

  it.each([
    ['code_unused', 'codeReused'],
    ['verifier_matches_challenge', 'verifierMismatched'],
    ['dpop_fresh', 'dpopRefused'],
    ['some_other_check', 'exchangeRefused'],
  ])('%s: %s', (check, state) => {
    expect(moved(pkce, 'exchangingCode', refused(check))).toMatchObject({
      ...{ state, context: { error: 'invalid_grant' } },
    });
  });

  it('an expired refresh token is one only where it is the present one', () => {
    const expired = refused('refresh_token_not_expired');
    expect(moved(pkce, 'refreshing', expired).state).toBe('refreshTokenExpired');
    expect(moved(pkce, 'reusingRefreshToken', expired).state).toBe('refreshRefused');
  });

  it('a success of a stolen refresh token changes nothing that the app holds', () => {
    const tokens = { ...start.tokens, accessToken: 'a2', refreshToken: 'r2' };
    const before = { tokens, spent: 'r1' };
    const next = moved(pkce, 'reusingRefreshToken', { response: json(200, {}) }, before);
    expect(next).toMatchObject({ state: 'complete', context: before });
  });

  it('an API that does not refuse and has no data has failed', () => {
    expect(moved(pkce, 'callingApi', { response: json(500, {}) }).state).toBe('apiFailed');
    expect(moved(pkce, 'callingApi', refused('signature_valid')).state).toBe('accessTokenRefused');
  });
});

describe('what a poll leads to', () => {
  const answer = (status: number, error: string) => ({ response: json(status, { error }) });

  it.each([
    ['authorization_pending', 'notingPending'],
    ['slow_down', 'slowingDown'],
    ['access_denied', 'deviceDenied'],
    ['expired_token', 'deviceCodeExpired'],
    ['invalid_grant', 'pollRefused'],
  ])('%s: %s, whatever the status', (error, state) => {
    expect(moved(device, 'polling', answer(400, error)).state).toBe(state);
    expect(moved(device, 'polling', answer(403, error)).state).toBe(state);
  });

  it('RFC 8628 §3.5: a pending poll is no error to tell of', () => {
    expect(moved(device, 'polling', answer(400, 'authorization_pending')).context.error).toBe('');
    expect(moved(device, 'polling', answer(400, 'access_denied')).context.error).toBe('access_denied');
  });
});

describe('what the phone shows', () => {
  const looking = (landing: Landing, polling: Partial<FlowContext['polling']> = {}) =>
    moved(device, 'sendingForm', landing, { polling: { ...start.polling, nextAt: 5000, ...polling } }).state;

  it.each<[string, Landing, string]>([
    ['the page for the user code', at('activate'), 'enteringUserCode'],
    ['that page again', at('activate', { refusedBy: 'user_code_waiting' }), 'wrongUserCode'],
    ['the login page', at('login'), 'promptedForLogin'],
    ['that page again', at('login', { refusedBy: 'credentials_correct' }), 'wrongPassword'],
    ['the consent page', at('consent'), 'askedForConsent'],
    ['that it is done', at('activated'), 'pausing'],
    ['that it was refused', at('not_activated'), 'pausing'],
    ['nothing yet', at(''), 'waitingForPerson'],
    ['too many guesses', at('error', { refusedBy: 'user_code_guesses_left' }), 'tooManyAttempts'],
    ['an error page', at('error'), 'phoneStopped'],
  ])('%s', (_, landing, state) => expect(looking(landing)).toBe(state));

  it('waits where a poll is due', () => {
    expect(looking(at('login'), { nextAt: 0 })).toBe('polling');
    expect(looking(at('login'), { nextAt: 1 })).toBe('promptedForLogin');
  });
});
