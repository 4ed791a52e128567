import { describe, expect, test } from 'vitest';
import { demoKey } from '../../lab/keys.ts';
import { listener } from '../../protocol/check.ts';
import { get, type Header, header, postForm } from '../../protocol/http.ts';
import { decodeJwt, signJwt } from '../../protocol/jwt.ts';
import { ana, audience, issuer } from '../testing/demo.ts';
import { jsonOf, refusedBy, setting } from '../testing/flow.ts';

const bearer = (token: string): Header => ['Authorization', `Bearer ${token}`];

describe('OIDC Core 5.3: what userinfo tells', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    ['openid',         { sub: ana.sub }],
    ['openid profile', { sub: ana.sub, name: ana.name, picture: ana.picture }],
    ['openid email',   { sub: ana.sub, email: ana.email, email_verified: true }],
  ])('%s: %j', async (scope, claims) => {
    const { tokens, userinfo } = setting();
    const response = await userinfo((await tokens({ scope })).access_token);
    expect([response.status, jsonOf(response)]).toEqual([200, claims]);
    expect(header(response, 'cache-control')).toBe('no-store');
  });

  test('RFC 6750 2.1, 2.2: the token comes in the header or in a form; scheme names have no case', async () => {
    const { tokens, handle, at } = setting();
    const { access_token } = await tokens();
    const ways = [
      get(at('userinfo'), [['authorization', `bearer ${access_token}`]]),
      postForm(at('userinfo'), [], [bearer(access_token)]),
      postForm(at('userinfo'), [['access_token', access_token]]),
    ];
    for (const way of ways) expect((await handle(way)).status).toBe(200);
  });
});

describe('RFC 6750 3.1: what userinfo refuses', () => {
  /** Every kind of token that should not work, by name. */
  async function badTokens() {
    const { tokens, ...demo } = setting();
    const good = await tokens();
    const claims = { ...decodeJwt(good.access_token)?.claims };
    const signed = (changes: object, typ: 'JWT' | 'at+jwt' = 'at+jwt') =>
      signJwt({ ...claims, ...changes }, demoKey, typ);
    const bad = {
      'no JWT': 'opaque',
      'a token with another signature': `${good.access_token.slice(0, -4)}AAAA`,
      'alg none': `${btoa('{"alg":"none","typ":"at+jwt"}').replaceAll('=', '')}.${good.access_token.split('.')[1]}.`,
      'the ID token': good.id_token,
      'another typ': await signed({}, 'JWT'),
      'another iss': await signed({ iss: 'https://other.example/' }),
      'a token for the API only': (await tokens({ scope: 'read:trips' })).access_token,
      'a token that was never issued': await signed({ jti: 'other' }),
      'another token with the same jti': await signed({ sub: 'user-ben' }),
      'a token without openid': (await tokens({ scope: 'profile', audience: undefined })).access_token,
      'a good one': good.access_token,
    };
    return { bad, demo };
  }

  // biome-ignore format: a table is read by its columns
  test.each([
    ['no JWT',                          'access_token_valid',       401, 'invalid_token'],
    ['a token with another signature',  'access_token_valid',       401, 'invalid_token'],
    ['alg none',                        'access_token_valid',       401, 'invalid_token'],
    ['the ID token',                    'access_token_valid',       401, 'invalid_token'],
    ['another typ',                     'access_token_valid',       401, 'invalid_token'],
    ['another iss',                     'access_token_valid',       401, 'invalid_token'],
    ['a token for the API only',        'access_token_valid',       401, 'invalid_token'],
    ['a token that was never issued',   'access_token_not_revoked', 401, 'invalid_token'],
    ['another token with the same jti', 'access_token_not_revoked', 401, 'invalid_token'],
    ['a token without openid',          'scope_suffices',           403, 'insufficient_scope'],
  ] as const)('%s', async (which, check, status, error) => {
    const { bad, demo } = await badTokens();
    const heard = listener();
    const response = await demo.handle(get(demo.at('userinfo'), [bearer(bad[which])]), heard);
    expect([refusedBy(heard), response.status]).toEqual([check, status]);
    expect(jsonOf(response)).toMatchObject({ error });
    expect(header(response, 'www-authenticate')).toMatch(`Bearer realm="userinfo", error="${error}"`);
  });

  test('an expired token', async () => {
    const { tokens, clock, handle, at } = setting();
    const { access_token } = await tokens();
    const heard = listener();
    clock.advance(3599);
    expect((await handle(get(at('userinfo'), [bearer(access_token)]))).status).toBe(200);
    clock.advance(1);
    expect((await handle(get(at('userinfo'), [bearer(access_token)]), heard)).status).toBe(401);
    expect(refusedBy(heard)).toBe('access_token_not_expired');
  });

  test('no token: the scheme is named, and no error', async () => {
    const { handle, at } = setting();
    for (const headers of [[], [['Authorization', 'Basic YTpi'] as const]]) {
      const response = await handle(get(at('userinfo'), headers));
      expect([response.status, response.body]).toEqual([401, '{}']);
      expect(header(response, 'www-authenticate')).toBe('Bearer realm="userinfo"');
    }
  });

  // biome-ignore format: a table is read by its columns
  test.each([
    ['an empty one',      (t: string) => ({ headers: [['Authorization', 'Bearer']] as Header[], form: t.slice(t.length) })],
    ['two words',         (t: string) => ({ headers: [['Authorization', `Bearer ${t} x`]] as Header[], form: '' })],
    ['header and form',   (t: string) => ({ headers: [bearer(t)], form: t })],
    ['two headers',       (t: string) => ({ headers: [bearer(t), bearer(t)], form: '' })],
  ])('%s: invalid_request, 400', async (_which, parts) => {
    const { bad, demo } = await badTokens();
    const { headers, form } = parts(bad['a good one']);
    const fields: [string, string][] = form === '' ? [] : [['access_token', form]];
    const heard = listener();
    const response = await demo.handle(postForm(demo.at('userinfo'), fields, headers), heard);
    expect([refusedBy(heard), response.status]).toEqual(['bearer_token_present', 400]);
    expect(jsonOf(response)).toMatchObject({ error: 'invalid_request' });
  });

  test('RFC 9700 4.3.2: a token in the URL does not count', async () => {
    const { bad, demo } = await badTokens();
    const url = `${demo.at('userinfo')}?access_token=${bad['a good one']}`;
    expect((await demo.handle(get(url))).status).toBe(401);
  });

  test('a token of another audience says which it is for, to the learner', async () => {
    const { bad, demo } = await badTokens();
    const heard = listener();
    await demo.handle(get(demo.at('userinfo'), [bearer(bad['a token for the API only'])]), heard);
    expect(heard.checks.at(-1)).toMatchObject({
      expected: `a signed at+jwt with iss ${issuer} and aud ${issuer}userinfo`,
      actual: `aud "${audience}"`,
    });
  });
});
