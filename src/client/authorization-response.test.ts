import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deaf, listener } from '../protocol/check.ts';
import { get, postForm } from '../protocol/http.ts';
import { decodeParameters } from '../protocol/parameters.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import {
  checkAuthorizationResponse,
  type ExpectedResponse,
  responseParameters,
} from './authorization-response.ts';

const issuer = 'https://as.example/';
const state = 'xyz';
const good = `code=SplxlOBeZQQYbYS6WxSbIA&state=xyz&iss=${encodeURIComponent(issuer)}`;
const verdictOn = async (query: string, more: Partial<ExpectedResponse> = {}) => {
  const heard = listener();
  const expected = { issuer, state, wants: ['code'] as const, ...more };
  const verdict = await checkAuthorizationResponse(decodeParameters(query), expected, heard);
  return { verdict, checks: heard.checks };
};
const taken = (code: string) => ({ ok: true, value: { code, idToken: '', accessToken: '' } });
const iss = encodeURIComponent(issuer);

describe('checkAuthorizationResponse', () => {
  it('RFC 6749 §4.1.2: takes the code of a good response, after every check in order', async () => {
    const { verdict, checks } = await verdictOn(good);
    expect(verdict).toEqual(taken('SplxlOBeZQQYbYS6WxSbIA'));
    expect(checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['response_parameters_not_repeated', true],
      ['state_matches', true],
      ['response_issuer_matches', true],
      ['authorization_granted', true],
      ['code_returned', true],
    ]);
  });

  it('takes it in any order of parameters', async () => {
    const { verdict } = await verdictOn(`iss=${iss}&state=xyz&code=abc`);
    expect(verdict).toEqual(taken('abc'));
  });

  it.each([
    ['RFC 6749 §10.12: another state', `code=c&state=other&iss=${iss}`, 'state_matches'],
    ['RFC 6749 §10.12: no state', `code=c&iss=${iss}`, 'state_matches'],
    ['RFC 6749 §10.12: an empty state', `code=c&state=&iss=${iss}`, 'state_matches'],
    ['RFC 6749 §10.12: a state in other letters', `code=c&state=XYZ&iss=${iss}`, 'state_matches'],
    [
      'RFC 9207 §2.4: another issuer',
      'code=c&state=xyz&iss=https%3A%2F%2Fevil.example%2F',
      'response_issuer_matches',
    ],
    [
      'RFC 9207 §2.4: the issuer without its slash',
      'code=c&state=xyz&iss=https%3A%2F%2Fas.example',
      'response_issuer_matches',
    ],
    ['RFC 9207 §2.4: no issuer', 'code=c&state=xyz', 'response_issuer_matches'],
    ['RFC 6749 §4.1.2.1: an error', `error=access_denied&state=xyz&iss=${iss}`, 'authorization_granted'],
    ['RFC 6749 §4.1.2.1: an error beside a code', `${good}&error=server_error`, 'authorization_granted'],
    ['RFC 6749 §4.1.2: no code', `state=xyz&iss=${iss}`, 'code_returned'],
    ['RFC 6749 §4.1.2: an empty code', `code=&state=xyz&iss=${iss}`, 'code_returned'],
    ['RFC 6749 §3.1: two codes', `${good}&code=another`, 'response_parameters_not_repeated'],
    [
      'RFC 6749 §3.1: the same code twice',
      `code=a&${good.replace(/^code=\w+/, 'code=a')}`,
      'response_parameters_not_repeated',
    ],
    ['RFC 6749 §3.1: two states', `${good}&state=xyz`, 'response_parameters_not_repeated'],
    ['RFC 6749 §3.1: two issuers', `${good}&iss=${iss}`, 'response_parameters_not_repeated'],
    ['RFC 6749 §3.1: two errors', 'error=a&error=b', 'response_parameters_not_repeated'],
    [
      'OIDC Core §3.3.2.5: two ID tokens',
      `${good}&id_token=a&id_token=b`,
      'response_parameters_not_repeated',
    ],
    [
      'RFC 6749 §3.1: two access tokens',
      `${good}&access_token=a&access_token=b`,
      'response_parameters_not_repeated',
    ],
    ['RFC 6749 §3.1: a name encoded in two ways', `${good}&%63ode=b`, 'response_parameters_not_repeated'],
  ])('refuses %s', async (_what, query, check) => {
    const { verdict, checks } = await verdictOn(query);
    expect(verdict).toMatchObject({ ok: false, refusedBy: check });
    expect(checks.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual([check]);
    expect(checks.at(-1)?.id).toBe(check);
  });

  it('believes no error before state and issuer say whose it is', async () => {
    const { verdict } = await verdictOn(`error=access_denied&state=other&iss=${iss}`);
    expect(verdict).toMatchObject({ refusedBy: 'state_matches' });
  });

  it('RFC 6749 §4.1.2: ignores parameters that it does not know, even twice', async () => {
    const { verdict } = await verdictOn(`${good}&session_state=a&ext=1&ext=2`);
    expect(verdict.ok).toBe(true);
  });

  it('says what was expected and what came', async () => {
    const { verdict } = await verdictOn(`error=access_denied&error_description=No&state=xyz&iss=${iss}`);
    expect(verdict).toMatchObject({
      reason: 'The authorization server granted the request: expected no error, got access_denied: No',
    });
    expect((await verdictOn('code=c&code=d')).verdict).toMatchObject({
      reason: expect.stringContaining('twice: code'),
    });
  });

  it('never throws, and takes nothing without the state', async () => {
    const expected = { issuer, state: 'a state', wants: [] };
    await fc.assert(
      fc.asyncProperty(anyText, async (text) => {
        const { ok } = await checkAuthorizationResponse(decodeParameters(text), expected, deaf);
        expect(ok).toBe(false);
      }),
    );
  });
});

describe('what a response type asks for', () => {
  const end = `state=xyz&iss=${iss}`;
  const all = `code=c&id_token=i&access_token=a&token_type=Bearer&expires_in=60&scope=openid&${end}`;

  it.each([
    ['code', ['code'], { code: 'c', idToken: '', accessToken: '' }],
    ['id_token', ['id_token'], { code: '', idToken: 'i', accessToken: '' }],
    ['code id_token', ['code', 'id_token'], { code: 'c', idToken: 'i', accessToken: '' }],
    ['code token', ['code', 'access_token'], { code: 'c', idToken: '', accessToken: 'a' }],
    [
      'code id_token token',
      ['code', 'id_token', 'access_token'],
      { code: 'c', idToken: 'i', accessToken: 'a' },
    ],
  ] as const)('OIDC Core §3.3.2.5: %s takes what it asked for and no more', async (_type, wants, value) => {
    const { verdict, checks } = await verdictOn(all, { wants });
    expect(verdict).toEqual({ ok: true, value });
    expect(checks.map(({ id }) => id).slice(4)).toEqual(wants.map((name) => `${name}_returned`));
  });

  it.each([
    ['OIDC Core §3.2.2.5: no ID token', `code=c&${end}`, 'id_token_returned'],
    ['OIDC Core §3.2.2.5: an empty ID token', `code=c&id_token=&${end}`, 'id_token_returned'],
    ['OIDC Core §3.3.2.5: no code', `id_token=i&${end}`, 'code_returned'],
    [
      'OIDC Core §3.3.2.5: no access token',
      `code=c&id_token=i&token_type=Bearer&${end}`,
      'access_token_returned',
    ],
    [
      'RFC 6749 §7.1: an access token of no type',
      `code=c&id_token=i&access_token=a&${end}`,
      'access_token_returned',
    ],
    [
      'RFC 6749 §7.1: an access token of an unknown type',
      `code=c&id_token=i&access_token=a&token_type=mac&${end}`,
      'access_token_returned',
    ],
  ])('refuses %s', async (_what, query, check) => {
    const { verdict, checks } = await verdictOn(query, { wants: ['code', 'id_token', 'access_token'] });
    expect(verdict).toMatchObject({ ok: false, refusedBy: check });
    expect(checks.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual([check]);
  });

  it('never puts a token into its checks', async () => {
    const query = all
      .replace('id_token=i', 'id_token=seCret')
      .replace('access_token=a', 'access_token=seCret');
    const { checks } = await verdictOn(query, { wants: ['code', 'id_token', 'access_token'] });
    expect(JSON.stringify(checks)).not.toContain('seCret');
  });
});

describe("the app's session cookie", () => {
  it('RFC 6749 §10.12: comes back before anything in the response counts', async () => {
    const session = { expected: 'seCret', actual: 'seCret' };
    const { verdict, checks } = await verdictOn(good, { session });
    expect(verdict.ok).toBe(true);
    expect(checks.map(({ id }) => id).slice(0, 3)).toEqual([
      'response_parameters_not_repeated',
      'session_cookie_returned',
      'state_matches',
    ]);
    expect(JSON.stringify(checks)).not.toContain('seCret');
  });

  it.each([
    ['no cookie, as after a form post with SameSite=Lax', undefined, '(absent)'],
    ['an empty cookie', '', '(absent)'],
    ["somebody else's cookie", 'other', 'another cookie'],
  ])('RFC 6749 §10.12: refuses %s', async (_what, actual, words) => {
    const { verdict, checks } = await verdictOn(good, { session: { expected: 'seCret', actual } });
    expect(verdict).toMatchObject({ ok: false, refusedBy: 'session_cookie_returned' });
    expect(checks.at(-1)).toMatchObject({ expected: 'the cookie of this login', actual: words });
  });
});

describe('responseParameters', () => {
  const url = `https://app.example/callback?${good}`;

  it('RFC 6749 §4.1.2: reads the query of a GET, and no fragment', () => {
    expect(responseParameters(get(url))).toEqual(decodeParameters(good));
    expect(responseParameters(get(`https://app.example/callback#${good}`))).toEqual([]);
    expect(responseParameters(get('not a url'))).toEqual([]);
  });

  it('OAuth 2.0 Form Post Response Mode §2: reads the form of a POST, and not its query', () => {
    const form = [
      ['code', 'c'],
      ['state', 'xyz'],
    ] as const;
    expect(responseParameters(postForm(url, form))).toEqual(form);
  });

  it('OAuth 2.0 Form Post Response Mode §2: reads nothing out of a POST that is no form', () => {
    const post = { method: 'POST', url, headers: [['content-type', 'text/plain']] as const, body: good };
    expect(responseParameters(post)).toEqual([]);
    expect(responseParameters({ method: 'POST', url, headers: [] })).toEqual([]);
  });

  it('never throws, whatever arrives', () => {
    fc.assert(
      fc.property(anyText, anyText, fc.constantFrom('GET', 'POST'), (address, body, method) => {
        const headers = [['content-type', 'application/x-www-form-urlencoded']] as const;
        expect(Array.isArray(responseParameters({ method, url: address, headers, body }))).toBe(true);
      }),
    );
  });
});
