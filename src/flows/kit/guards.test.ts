import { describe, expect, it } from 'vitest';
import { spa } from '../../lab/apps.ts';
import { get, type HttpRequest, postForm } from '../../protocol/http.ts';
import type { Answer, Exchange, Landing } from '../contract.ts';
import { json, page } from '../testing/occurrences.ts';
import { type FlowContext, start } from './context.ts';
import { guardsOf } from './guards.ts';

const guards = guardsOf(spa, { refresh: 'true', par: 'on' });
const asked = (output: unknown, context: Partial<FlowContext> = {}) => ({
  context: { ...start, ...context },
  event: { type: 'done', output },
});
const at = (url: string, more: Partial<Landing> = {}): Landing => ({
  ...{ page: { url, status: 200, html: '', name: 'login' }, ...more },
});
const tokens = { ...start.tokens, accessToken: 'a', refreshToken: 'r' };
const answered = (status: number): Exchange => ({ response: { ...page, status } });

describe('goesOn', () => {
  it.each([
    ['with a refresh token', {}, { tokens }, true],
    ['without one', {}, {}, false],
    ['after a refresh', {}, { tokens, spent: 'r0' }, false],
    ['where the walk is to end with the data', { refresh: 'false' }, { tokens }, false],
    ['in a flow without that option', { refresh: undefined }, { tokens }, true],
  ])('%s', (_, options, context, expected) => {
    const { goesOn } = guardsOf(spa, { refresh: 'true', ...options } as Record<string, string>);
    expect(goesOn(asked(undefined, context))).toBe(expected);
  });
});

describe('atRedirectUri', () => {
  const uri = spa.redirectUri;
  const posted = (...names: string[]): HttpRequest =>
    postForm(
      uri,
      names.map((name) => [name, 'x']),
    );
  it.each<[string, Landing, boolean]>([
    ['a code', at(`${uri}?code=c&state=s`), true],
    ['an error', at(`${uri}?error=access_denied`), true],
    ['a state alone', at(`${uri}?state=s`), true],
    ['nothing', at(uri), false],
    ['something else', at(`${uri}?utm=x`), false],
    ['another path', at(`${uri}/evil?code=c`), false],
    ['a path that begins the same', at(`${uri}s?code=c`), false],
    ['another host', at('https://market.granttour.example/callback?code=c'), false],
    ['a fragment, which the app’s server never sees', at(`${uri}#code=c`), false],
    ['a form', at('about:blank', { arrived: posted('id_token', 'state') }), true],
    ['a form without any of it', at(`${uri}?code=c`, { arrived: posted('utm') }), false],
    ['a request that waits', at('about:blank', { arrived: get(`${uri}?code=c`) }), true],
    ['a request for another page', at(`${uri}?code=c`, { arrived: get(`${uri}/../login`) }), false],
  ])('%s', (_, landing, expected) => {
    expect(guards.atRedirectUri(asked(landing))).toBe(expected);
  });
});

describe('where the browser rests', () => {
  it('is a page by its name', () => {
    expect(guards.onPage(asked(at('x:')), { page: 'login' })).toBe(true);
    expect(guards.onPage(asked(at('x:')), { page: 'consent' })).toBe(false);
  });

  it('is no page while a request waits at the app', () => {
    const landing = at('x:', { arrived: get(spa.redirectUri) });
    expect(guards.onPage(asked(landing), { page: 'login' })).toBe(false);
    expect(guards.atApp(asked(landing))).toBe(true);
    expect(guards.atApp(asked(at(spa.redirectUri)))).toBe(false);
  });
});

describe('who refused', () => {
  const exchange = { ...answered(400), refusedBy: 'code_known' };

  it('is a check by its id', () => {
    expect(guards.refusedBy(asked(exchange), { check: 'code_known' })).toBe(true);
    expect(guards.refusedBy(asked(exchange), { check: 'code_unused' })).toBe(false);
  });

  it('is some check, or none', () => {
    expect(guards.refused(asked(exchange))).toBe(true);
    expect(guards.refused(asked(answered(500)))).toBe(false);
  });

  it('is remembered until the browser is back', () => {
    const context = { refusedBy: 'consent_given' };
    expect(guards.refusedEarlier(asked({ ok: false }, context), { check: 'consent_given' })).toBe(true);
    expect(guards.refusedEarlier(asked({ ok: false }), { check: 'consent_given' })).toBe(false);
  });

  it('is the app, by its own check', () => {
    const verdict = { ok: false, refusedBy: 'state_matches', reason: 'No' };
    expect(guards.appRefusedBy(asked(verdict), { check: 'state_matches' })).toBe(true);
    expect(guards.appRefusedBy(asked(verdict), { check: 'nonce_matches' })).toBe(false);
    expect(guards.appRefusedBy(asked({ ok: true, value: 1 }), { check: 'state_matches' })).toBe(false);
    expect(guards.accepted(asked(verdict))).toBe(false);
    expect(guards.accepted(asked({ ok: true, value: 1 }))).toBe(true);
  });
});

describe('how an exchange went', () => {
  it.each([
    [199, false],
    [200, true],
    [201, true],
    [299, true],
    [303, false],
    [400, false],
    [0, false],
  ])('%i', (status, expected) => expect(guards.succeeded(asked(answered(status)))).toBe(expected));

  it('is told by the error in its body', () => {
    const pending = { response: json(400, { error: 'authorization_pending' }) };
    expect(guards.answeredWith(asked(pending), { error: 'authorization_pending' })).toBe(true);
    expect(guards.answeredWith(asked(pending), { error: 'slow_down' })).toBe(false);
    expect(guards.answeredWith(asked(answered(400)), { error: 'authorization_pending' })).toBe(false);
  });
});

describe('what a person did', () => {
  const answer: Answer = { form: 0, fields: {}, button: 'choice=scan' };

  it('is a choice by its id', () => {
    expect(guards.chose(asked(answer), { choice: 'scan' })).toBe(true);
    expect(guards.chose(asked(answer), { choice: 'sca' })).toBe(false);
    expect(guards.chose(asked({ form: 0, fields: {} }), { choice: 'scan' })).toBe(false);
  });

  it('is an offer by its id', () => {
    expect(guards.picked(asked('refresh'), { offer: 'refresh' })).toBe(true);
    expect(guards.picked(asked('revoke'), { offer: 'refresh' })).toBe(false);
  });
});

describe('how a walk is set up', () => {
  it('is told by an option', () => {
    expect(guards.optionIs(asked(0), { option: 'par', value: 'on' })).toBe(true);
    expect(guards.optionIs(asked(0), { option: 'par', value: 'off' })).toBe(false);
    expect(guards.optionIs(asked(0), { option: 'dpop', value: 'on' })).toBe(false);
  });

  it('is told by what came back through the browser', () => {
    const returned = { code: 'c', idToken: '', accessToken: '' };
    expect(guards.returned(asked(0, { returned }), { what: 'code' })).toBe(true);
    expect(guards.returned(asked(0, { returned }), { what: 'idToken' })).toBe(false);
  });
});
