import { describe, expect, test } from 'vitest';
import { demoKey } from '../../lab/keys.ts';
import { toBase64Url } from '../../protocol/encoding.ts';
import { get, type Header, type HttpResponse, postForm } from '../../protocol/http.ts';
import { encodeParameters } from '../../protocol/parameters.ts';
import { contractWith } from './contract/index.ts';
import { Once } from './contract/once.ts';
import { Owners } from './contract/owners.ts';
import { exchangeOf } from './contract/rule.ts';
import { ana, audience, ben, issuer } from './world.ts';

const judge = contractWith([demoKey]);
const SECRET = 'a-secret-that-was-given-out';

const PRIVATE: readonly Header[] = [['Cache-Control', 'no-store']];
const PAGE: readonly Header[] = [
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"],
  ['Referrer-Policy', 'no-referrer'],
  ...PRIVATE,
];
const JSON_TYPE: Header = ['Content-Type', 'application/json'];
const app = 'https://spa-one.granttour.example/callback';

const json = (status: number, value: object, headers = PRIVATE): HttpResponse => ({
  status,
  headers: [JSON_TYPE, ...headers],
  body: JSON.stringify(value),
});
const page = (content: string, headers = PAGE): HttpResponse => ({
  status: 200,
  headers,
  body: `<!doctype html><html lang="en"><head><title>t</title></head><body data-page="error"><main><h1>h</h1>${content}</main></body></html>`,
});
const redirect = (location: string, ...more: Header[]): HttpResponse => ({
  status: 303,
  headers: [['Location', location], ...PRIVATE, ...more],
  body: '',
});

const jwt = (claims: object): string =>
  [{ alg: 'RS256' }, { iss: issuer, ...claims }, {}]
    .map((part) => toBase64Url(bytes(JSON.stringify(part))))
    .join('.');
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const at = { client_id: 'spa-one', aud: audience, scope: 'read:trips' };
const lone = { ...at, client_id: 'machine-basic' };
const beyond = { ...at, client_id: 'machine-key', scope: 'read:trips write:trips' };

const request = postForm(`${issuer}authorize`, [
  ['state', 'mine'],
  ['login_hint', '"><x-hostile>'],
]);
const judged = (response: HttpResponse): string[] => judge(exchangeOf(request, response, new Set([SECRET])));

describe('the message contract', () => {
  test.each<[string, HttpResponse]>([
    ['a JSON answer', json(200, { active: false })],
    ['a JSON error', json(400, { error: 'invalid_request', error_description: 'No' })],
    ['a page', page('<p class="lead">&quot;&gt;&lt;x-hostile&gt;</p>')],
    ['a redirect to the app', redirect(`${app}?code=c&state=mine&iss=i`)],
    ['a redirect to a page', redirect(`${issuer}login?transaction=${SECRET}`)],
  ])('has nothing against %s', (_, response) => {
    expect(judged(response)).toEqual([]);
  });

  test.each<[string, HttpResponse, RegExp]>([
    ['a failure', json(500, { error: 'server_error' }), /status 500/],
    ['a line break in a header', redirect(`${app}?state=mine`, ['X-A', 'a\r\nb']), /header/],
    ['foreign letters in a header', redirect(`${app}?state=mine`, ['X-A', 'ü']), /header/],
    ['a header twice', json(200, {}, [...PRIVATE, ...PRIVATE]), /twice/],
    ['an open cookie', redirect(app, ['Set-Cookie', '__Host-session=a; Path=/; Secure']), /cookie/],
    [
      'CORS for anybody',
      json(200, {}, [...PRIVATE, ['Access-Control-Allow-Origin', 'https://a.example']]),
      /CORS/,
    ],
    ['a broken challenge', json(401, {}, [...PRIVATE, ['WWW-Authenticate', 'Bearer error="a"b"']]), /Bearer/],
    ['405 without Allow', { status: 405, headers: [], body: '' }, /Allow/],
    ['JSON that does not parse', { ...json(200, {}), body: '{' }, /parse/],
    ['HTML called JSON', { ...page(''), headers: [JSON_TYPE, ...PRIVATE] }, /parse/],
    ['half a character', { ...page('\ud800') }, /Unicode/],
    ['a body with a redirect', { ...redirect(app), body: 'x' }, /body/],
    ['a refusal that says nothing', json(400, {}), /without an error code/],
    ['a quote in error_description', json(400, { error: 'a', error_description: '"' }), /error member/],
    [
      'a line break in error_description',
      redirect(`${app}?error=a&error_description=%0A&state=mine&iss=i`),
      /error m/,
    ],
    ['a token that caches keep', json(200, { access_token: 't' }, []), /Cache-Control/],
    ['a redirect to anywhere', redirect('https://x-hostile.example/'), /redirect to/],
    ['a redirect to a look-alike', redirect(`${app}.x-hostile.example/?code=c`), /redirect to/],
    ['a token in the query', redirect(`${app}?access_token=t&state=mine&iss=i`), /in the query/],
    ['an answer without iss', redirect(`${app}?code=c&state=mine`), /without iss/],
    ['a parameter twice', redirect(`${app}?code=c&code=d&state=mine&iss=i`), /twice/],
    ['the state of another', redirect(`${app}?code=c&state=theirs&iss=i`), /state theirs/],
    ['an element of the sender', page('<x-hostile>'), /<x-hostile>/],
    ['an attribute of the sender', page('<p onclick="a">'), /<p onclick>/],
    ['a script', page('<script>a</script>'), /script/],
    ['a comment', page('<!-- a -->'), /comment/],
    ['a second heading', page('<h1>b</h1>'), /one h1/],
    ['input without escapes', page('<p>"><x-hostile></p>'), /reflects/],
    ['a form that leaves', page('<form action="https://x-hostile.example/"></form>'), /a form to/],
    ['a page without a policy', page('', PAGE.slice(0, 1).concat(PRIVATE)), /default-src/],
    ['a secret in an error', json(400, { error: 'a', error_description: `No ${SECRET}` }), /refusal tells/],
    ['a secret in an error page', { ...page(`<p role="alert">${SECRET}</p>`), status: 400 }, /refusal tells/],
    ['a secret in an error to the app', redirect(`${app}?error=${SECRET}&state=mine&iss=i`), /refusal tells/],
    ['a password', json(200, { password: ana.password }), /tells sea otter/],
    [
      'a token of a client that goes to another',
      redirect(`${app}#id_token=${jwt({ aud: 'spa-two' })}&iss=i`),
      /goes to/,
    ],
    [
      'a scope that the client has not',
      json(200, { access_token: jwt(beyond), token_type: 'Bearer' }),
      /scope write/,
    ],
    [
      'an unbound token',
      json(200, { access_token: jwt({ ...at, client_id: 'spa-dpop' }) }),
      /bound to no key/,
    ],
    ['the wrong token_type', json(200, { access_token: jwt(at), token_type: 'DPoP' }), /token_type/],
    [
      'a refresh token for nobody',
      json(200, { access_token: jwt(lone), token_type: 'Bearer', refresh_token: 'r' }),
      /refresh/,
    ],
    [
      'a token for anybody',
      json(200, { access_token: jwt({ ...at, aud: 'x' }), token_type: 'Bearer' }),
      /aud/,
    ],
    ['a private key', json(200, { keys: [demoKey] }), /private key/],
  ])('finds %s', (_, response, problem) => {
    expect(judged(response).join('\n')).toMatch(problem);
  });
});

test.each([
  ['a broken percent-encoding', 'scope=%zz', [], /cannot be decoded/],
  ['bytes that are no UTF-8', 'scope=%ff', [], /cannot be decoded/],
  ['half a character', 'scope=\ud800', [], /cannot be decoded/],
  ['a NUL', 'scope=%00', [], /control/],
  ['a hundred and one parameters', 'a=1&'.repeat(101), [], /hundred/],
  ['a long value', `scope=${'s'.repeat(8193)}`, [], /8 kB/],
  ['a long body', 'a=1&'.repeat(20_000), [], /64 kB/],
  ['a parameter twice', 'scope=a&scope=b', [], /scope sent twice/],
  ['a line break in a header', 'scope=a', [['X-A', 'a\r\nb']], /header/],
] as const)('%s must be refused', (_, body, more: readonly Header[], problem) => {
  const form: Header = ['Content-Type', 'application/x-www-form-urlencoded'];
  const sent = { method: 'POST', url: `${issuer}oauth/token`, headers: [form, ...more], body };
  const problemsOf = (response: HttpResponse): string =>
    judge(exchangeOf(sent, response, new Set())).join('\n');
  expect(problemsOf(json(200, {}))).toMatch(problem);
  expect(problemsOf(json(400, { error: 'invalid_request' }))).toBe('');
});

test('a redirect URI that the client has not registered gets an error and no redirect', () => {
  const asking = (uri: string): string[] => {
    const url = `${issuer}authorize?${encodeParameters([
      ['client_id', 'spa-one'],
      ['redirect_uri', uri],
    ])}`;
    return judge(exchangeOf(get(url), redirect(`${issuer}login?transaction=t`), new Set()));
  };
  expect(asking(app)).toEqual([]);
  for (const uri of [`${app}/x`, `${app}.x-hostile.example/`, 'https://spa-two.granttour.example/callback'])
    expect(asking(uri)).toEqual([`303 for redirect_uri ${uri}`]);
});

test('whose data is told is judged by the credentials that came', () => {
  const owners = new Owners();
  const ask = (token: string, email: string): string | undefined => {
    const userinfo = get(`${issuer}userinfo`, [['Authorization', `Bearer ${token}`]]);
    return owners.judge(exchangeOf(userinfo, json(200, { email }), new Set()));
  };
  expect(ask('token-of-ana', ana.email)).toBeUndefined();
  expect(ask('token-of-ben', ben.email)).toBeUndefined();
  expect(ask('token-of-ana', ana.email)).toBeUndefined();
  expect(ask('token-of-ana', ben.email)).toMatch(/ben@mail.example without their credential/);
});

test('what is swapped for tokens works once, and a refresh adds no scope', () => {
  const once = new Once();
  const swap = (sent: [string, string][], answer: object): string | undefined =>
    once.judge(exchangeOf(postForm(`${issuer}oauth/token`, sent), json(200, answer), new Set()));
  const byCode: [string, string][] = [
    ['grant_type', 'authorization_code'],
    ['code', 'c-1'],
  ];
  const byToken = (token: string): [string, string][] => [
    ['grant_type', 'refresh_token'],
    ['refresh_token', token],
  ];
  expect(swap(byCode, { scope: 'a b', refresh_token: 'r-1' })).toBeUndefined();
  expect(swap(byCode, { scope: 'a b', refresh_token: 'r-x' })).toBe('worked twice: c-1');
  expect(swap(byToken('r-1'), { scope: 'a', refresh_token: 'r-2' })).toBeUndefined();
  expect(swap(byToken('r-2'), { scope: 'a b', refresh_token: 'r-3' })).toBeUndefined();
  expect(swap(byToken('r-2'), { scope: 'a b', refresh_token: 'r-4' })).toBe('worked twice: r-2');
  expect(swap(byToken('r-3'), { scope: 'a b c', refresh_token: 'r-5' })).toBe('a refresh adds the scope c');
});
