import { describe, expect, it } from 'vitest';
import type { HttpResponse } from '../../protocol/http.ts';
import { read } from './came.ts';
import {
  callback,
  callbackBy,
  challenge,
  type Demand,
  inactive,
  json,
  NONE,
  page,
  stays,
  unreadable,
} from './demand.ts';
import { judge, type Verdict } from './judge.ts';

const issuer = 'https://server.example/';
const registered = ['https://app.example/callback', 'https://app.example/query?kept=1'];
const IN_JSON = ['Content-Type', 'application/json'] as const;

const answer = (status: number, body: unknown = '', ...headers: HttpResponse['headers']): HttpResponse => ({
  status,
  headers,
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const to = (location: string, status = 303): HttpResponse => answer(status, '', ['Location', location]);
const error = (status: number, code: string, ...headers: HttpResponse['headers']): HttpResponse =>
  answer(status, { error: code }, IN_JSON, ...headers);
const titled = (status: number, name: string): HttpResponse =>
  answer(status, `<body data-page="${name}"></body>`);
const back = `https://app.example/callback?error=invalid_request&state=s&iss=${encodeURIComponent(issuer)}`;
const basic = ['WWW-Authenticate', 'Basic realm="r"'] as const;
const bearer = (text = '') => ['WWW-Authenticate', `Bearer realm="r"${text}`] as const;

const verdict = (demand: Demand, response: HttpResponse, byHeader = false): Verdict =>
  judge(demand, read(response, { issuer, registered }), { state: 's', issuer, byHeader });

// biome-ignore format: a table is read by its columns
const cases: readonly (readonly [what: string, demand: Demand, response: HttpResponse, verdict: Verdict])[] = [
  ['an error page',                              page,                        titled(400, 'error'),                      'as asked'],
  ['an error page with 403',                     page,                        titled(403, 'error'),                      'as asked'],
  ['the login page instead of an error',         page,                        titled(200, 'login'),                      'not refused'],
  ['a way to the login page',                    page,                        to('/login?transaction=1'),                'not refused'],
  ['an error sent to somebody unregistered',     page,                        to('https://attacker.example/?error=a'),   'not refused'],
  ['an error sent to a host that begins alike',  page,                        to('https://app.example.attacker.example/callback?error=a'), 'not refused'],
  ['an error sent back, a page asked',           page,                        to(back),                                  'otherwise'],
  ['a breakdown',                                page,                        titled(500, ''),                           'otherwise'],

  ['an error sent back',                         callback('invalid_request'), to(back),                                  'as asked'],
  ['another error sent back',                    callback('login_required'),  to(back),                                  'otherwise'],
  ['any error sent back, where none is named',   callback(),                  to(back),                                  'as asked'],
  ['a code sent back',                           callback('invalid_request'), to('https://app.example/callback?code=a'), 'not refused'],
  ['a lost state',                               callback('invalid_request'), to(back.replace('&state=s', '')),          'otherwise'],
  ['a lost issuer',                              callback('invalid_request'), to(back.replace(/&iss=.*/, '')),           'otherwise'],
  ['status 307',                                 callback('invalid_request'), to(back, 307),                             'otherwise'],
  ['by query, where the fragment was asked',     callbackBy('fragment', 'invalid_request'), to(back),                    'otherwise'],
  ['by fragment',                                callbackBy('fragment', 'invalid_request'), to(back.replace('?', '#')),  'as asked'],
  ['a page, a redirect asked',                   callback('invalid_request'), titled(400, 'error'),                      'otherwise'],

  ['an error in JSON',                           json('invalid_grant'),       error(400, 'invalid_grant'),               'as asked'],
  ['one of two errors',                          json('invalid_grant', 'invalid_request'), error(400, 'invalid_request'), 'as asked'],
  ['another error',                              json('invalid_grant'),       error(400, 'invalid_request'),             'otherwise'],
  ['the right error with 401',                   json('invalid_grant'),       error(401, 'invalid_grant'),               'otherwise'],
  ['an unknown client with 400',                 json('invalid_client'),      error(400, 'invalid_client'),              'as asked'],
  ['a token',                                    json('invalid_grant'),       answer(200, { access_token: 'a' }, IN_JSON), 'not refused'],
  ['an empty 200',                               json('invalid_grant'),       answer(200),                               'otherwise'],

  ['a challenge',                                challenge('invalid_token'),  error(401, 'invalid_token', bearer(', error="invalid_token"')), 'as asked'],
  ['an error in the body only',                  challenge('invalid_token'),  error(401, 'invalid_token'),               'otherwise'],
  ['the right error with 400',                   challenge('invalid_token'),  error(400, 'invalid_token', bearer(', error="invalid_token"')), 'otherwise'],
  ['a challenge without an error',               challenge(NONE),             answer(401, '', bearer()),                 'as asked'],
  ['an error where none is to be told',          challenge(NONE),             answer(400, '', bearer(', error="invalid_request"')), 'otherwise'],
  ['claims',                                     challenge('invalid_token'),  answer(200, { sub: 'a' }, IN_JSON),        'not refused'],

  ['inactive',                                   inactive,                    answer(200, { active: false }, IN_JSON),   'as asked'],
  ['inactive and more',                          inactive,                    answer(200, { active: false, sub: 'a' }, IN_JSON), 'otherwise'],
  ['active',                                     inactive,                    answer(200, { active: true }, IN_JSON),    'not refused'],
  ['an error instead of inactive',               inactive,                    error(400, 'unsupported_token_type'),      'otherwise'],

  ['the person is asked',                        stays,                       titled(200, 'logout'),                     'as asked'],
  ['logged out at once',                         stays,                       titled(200, 'logged_out'),                 'not refused'],
  ['readable by scripts',                        unreadable,                  answer(400, '', ['Access-Control-Allow-Origin', '*']), 'not refused'],
  ['unreadable',                                 unreadable,                  titled(400, 'error'),                      'as asked'],
];

describe('the judge', () => {
  it.each(cases)('%s', (_what, demand, response, wanted) => {
    expect(verdict(demand, response)).toBe(wanted);
  });

  it('wants 401 and a challenge for a client that tried by header (RFC 6749 §5.2)', () => {
    expect(verdict(json('invalid_client'), error(401, 'invalid_client', basic), true)).toBe('as asked');
    expect(verdict(json('invalid_client'), error(401, 'invalid_client'), true)).toBe('otherwise');
    expect(verdict(json('invalid_client'), error(400, 'invalid_client', basic), true)).toBe('otherwise');
    expect(verdict(json('invalid_client', 'invalid_request'), error(400, 'invalid_request'), true)).toBe(
      'as asked',
    );
  });

  it('reads a form that sends itself', () => {
    const form = (action: string) =>
      answer(
        200,
        `<body data-page="form_post"><form action="${action}"><input name="error" value="access_denied">` +
          `<input name="state" value="s"><input name="iss" value="${issuer}"></form>`,
      );
    const asked = callbackBy('form_post', 'access_denied');
    expect(verdict(asked, form('https://app.example/callback'))).toBe('as asked');
    expect(verdict(asked, form('https://attacker.example/'))).toBe('not refused');
  });
});
