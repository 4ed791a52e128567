import { createHash } from 'node:crypto';
import { createLocalJWKSet, type JSONWebKeySet, type JWTPayload, jwtVerify } from 'jose';
import { describe, expect, test } from 'vitest';
import { get, type HttpResponse, header, postForm } from '../../protocol/http.ts';
import { issuer } from '../testing/demo.ts';
import { pageOf } from '../testing/flow.ts';
import { message, urls, type Values } from './testing/asked.ts';
import { token } from './testing/back-channel.ts';
import { allow, openLogin } from './testing/browser-steps.ts';
import { Callback, callback, opened, redeemed } from './testing/callback.ts';
import { as, by } from './testing/change.ts';
import { poster, spa, web } from './testing/clients.ts';
import { authorize } from './testing/front-channel.ts';
import { STATE } from './testing/values.ts';
import { World } from './testing/world.ts';

const responseTypes = ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'] as const;
const modes = [undefined, 'form_post'] as const;
const everyWay = responseTypes.flatMap((type) => modes.map((mode) => [type, mode] as const));

/** Verifies an ID token by the published keys, as a client's library does. */
async function idTokenClaims(world: World, idToken: string): Promise<JWTPayload> {
  const { body } = await world.handle(get(urls.jwks));
  const keys = createLocalJWKSet(JSON.parse(body) as JSONWebKeySet);
  const expected = {
    issuer,
    audience: web.client_id,
    algorithms: ['RS256'],
    currentDate: new Date(world.clock.now()),
  };
  return (await jwtVerify(idToken, keys, expected)).payload;
}

const leftHalf = (text: string): string =>
  createHash('sha256').update(text).digest().subarray(0, 16).toString('base64url');

const bearer = (accessToken: string) => [['Authorization', `Bearer ${accessToken}`]] as const;
const jsonOf = ({ body }: HttpResponse) => JSON.parse(body) as Record<string, unknown>;

/** The access token and the claims of a code flow with this scope. */
async function codeFlow(world: World, changes: Values = {}) {
  const tokens = await redeemed(world, (await callback(world, changes)).get('code') ?? '');
  const userinfo = await world.handle(get(urls.userinfo, bearer(tokens.access_token)));
  return { tokens, claims: await idTokenClaims(world, tokens.id_token), userinfo };
}

describe.each(everyWay)('response_type=%s, response_mode=%s', (response_type, response_mode) => {
  const asked = { response_type, response_mode };
  const types = response_type.split(' ');

  test('oidcc-server', async () => {
    const world = new World();
    const answer = await callback(world, asked);
    expect(answer.redirectUri).toBe(web.redirect_uris[0]);
    expect(answer.mode).toBe(response_mode ?? (response_type === 'code' ? 'query' : 'fragment'));
    expect([answer.get('state'), answer.get('iss')]).toEqual([STATE, issuer]);
    expect(answer.get('code') !== undefined).toBe(types.includes('code'));
    expect(answer.get('id_token') !== undefined).toBe(types.includes('id_token'));
    expect(answer.get('access_token') !== undefined).toBe(types.includes('token'));
    expect(answer.get('token_type')).toBe(types.includes('token') ? 'Bearer' : undefined);
    expect(answer.get('refresh_token')).toBeUndefined();
  });

  test('oidcc-idtoken-signature', async () => {
    const world = new World();
    const answer = await callback(world, asked);
    const [code, accessToken, idToken] = ['code', 'access_token', 'id_token'].map((name) => answer.get(name));
    if (idToken !== undefined) {
      const claims = await idTokenClaims(world, idToken);
      expect(claims).toMatchObject({ sub: 'user-ana', nonce: 'the nonce' });
      expect(claims['c_hash']).toBe(code && leftHalf(code));
      expect(claims['at_hash']).toBe(accessToken && leftHalf(accessToken));
    }
    expect([code, accessToken, idToken].filter(Boolean)).toHaveLength(types.length);
    if (code === undefined) return;
    const tokens = await redeemed(world, code);
    const claims = await idTokenClaims(world, tokens.id_token);
    expect(claims).toMatchObject({
      sub: 'user-ana',
      nonce: 'the nonce',
      at_hash: leftHalf(tokens.access_token),
    });
    expect(tokens.token_type).toBe('Bearer');
  });

  test('oidcc-userinfo-get', async () => {
    const world = new World();
    const answer = await callback(world, asked);
    const code = answer.get('code');
    const late = code === undefined ? [] : [(await redeemed(world, code)).access_token];
    const tokens = [answer.get('access_token') ?? [], late].flat();
    expect(tokens).toHaveLength(types.filter((type) => type !== 'id_token').length);
    for (const accessToken of tokens) {
      const response = await world.handle(get(urls.userinfo, bearer(accessToken)));
      expect([response.status, jsonOf(response)['sub']]).toEqual([200, 'user-ana']);
    }
  });

  test('oidcc-ensure-other-scope-order-succeeds', async () => {
    const answer = await callback(new World(), {
      ...asked,
      scope: 'read:trips profile offline_access openid',
    });
    expect(answer.get('error')).toBeUndefined();
    expect(answer.get('code') ?? answer.get('id_token')).toBeDefined();
  });

  test.each([
    ['oidcc-display-page', { display: 'page' }],
    ['oidcc-display-popup', { display: 'popup' }],
    ['oidcc-ui-locales', { ui_locales: 'se' }],
    ['oidcc-claims-locales', { claims_locales: 'se' }],
    ['oidcc-login-hint', { login_hint: 'ana@granttour.example' }],
    ['oidcc-ensure-request-with-acr-values-succeeds', { acr_values: '1 2' }],
    ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
    ['oidcc-claims-essential', { claims: '{"userinfo":{"name":{"essential":true}}}' }],
  ])('%s', async (_module, changes) => {
    const answer = await callback(new World(), { ...asked, ...changes });
    expect([answer.get('error'), answer.get('state')]).toEqual([undefined, STATE]);
    expect(answer.get('code') ?? answer.get('id_token')).toBeDefined();
  });

  test('oidcc-prompt-none-logged-in', async () => {
    const world = new World();
    const first = await callback(world, asked);
    const second = new Callback(await opened(world, { ...asked, prompt: 'none' }));
    const names = (answer: Callback) => answer.parameters.map(([name]) => name);
    expect([second.mode, names(second)]).toEqual([first.mode, names(first)]);
    expect(names(first)).not.toContain('error');
  });

  test('oidcc-ensure-post-request-succeeds', async () => {
    const world = new World();
    const response = await world.handle(await message(by('POST', authorize(asked, web)), world));
    expect([response.status, header(response, 'location')?.startsWith(urls.login)]).toEqual([303, true]);
  });

  test('oidcc-redirect-uri-query-OK', async () => {
    if (response_type !== 'code') return;
    const redirect_uri = spa.redirect_uris[1];
    const answer = await callback(new World(), { ...asked, redirect_uri }, spa);
    const kept =
      answer.mode === 'form_post' ? answer.redirectUri : `${answer.redirectUri}?kept=${answer.get('kept')}`;
    expect(kept).toBe(redirect_uri);
    expect(answer.get('code')).toBeDefined();
  });
});

describe('the code flow', () => {
  test('oidcc-ensure-request-without-nonce-succeeds-for-code-flow', async () => {
    for (const response_type of ['code', 'code token']) {
      const world = new World();
      const answer = await callback(world, { response_type, nonce: undefined });
      const { id_token } = await redeemed(world, answer.get('code') ?? '');
      expect(await idTokenClaims(world, id_token)).not.toHaveProperty('nonce');
    }
  });

  test.each([
    ['oidcc-scope-profile', 'openid profile', ['name', 'picture', 'sub']],
    ['oidcc-scope-email', 'openid email', ['email', 'email_verified', 'sub']],
    ['oidcc-scope-all', 'openid profile email', ['email', 'email_verified', 'name', 'picture', 'sub']],
  ])('%s', async (_module, scope, names) => {
    const { userinfo, claims } = await codeFlow(new World(), { scope });
    expect(Object.keys(jsonOf(userinfo)).toSorted()).toEqual(names);
    expect(claims.sub).toBe(jsonOf(userinfo)['sub']);
  });

  test('oidcc-userinfo-post-header', async () => {
    const world = new World();
    const { tokens } = await codeFlow(world);
    expect((await world.handle(postForm(urls.userinfo, [], bearer(tokens.access_token)))).status).toBe(200);
  });

  test('oidcc-userinfo-post-body', async () => {
    const world = new World();
    const { tokens } = await codeFlow(world);
    const form = [['access_token', tokens.access_token]] as const;
    expect((await world.handle(postForm(urls.userinfo, form))).status).toBe(200);
  });

  test('oidcc-prompt-login', async () => {
    const world = new World();
    const first = await codeFlow(world);
    world.clock.advance(5);
    expect(pageOf(await opened(world, { prompt: 'login' }))).toBe('login');
    const second = await codeFlow(world, { prompt: 'login' });
    expect(Number(second.claims['auth_time']) - Number(first.claims['auth_time'])).toBe(5);
    expect(second.claims.sub).toBe(first.claims.sub);
  });

  test('oidcc-max-age-1', async () => {
    const world = new World();
    const first = await codeFlow(world);
    world.clock.advance(1);
    const second = await codeFlow(world, { max_age: '1' });
    expect(Number(second.claims['auth_time']) - Number(first.claims['auth_time'])).toBe(1);
  });

  test('oidcc-max-age-10000', async () => {
    const world = new World();
    const first = await codeFlow(world);
    world.clock.advance(60);
    const answer = new Callback(await opened(world, { max_age: '10000', prompt: 'none' }));
    const { id_token } = await redeemed(world, answer.get('code') ?? '');
    expect((await idTokenClaims(world, id_token))['auth_time']).toBe(first.claims['auth_time']);
  });

  test('oidcc-id-token-hint', async () => {
    const world = new World();
    const { tokens, claims } = await codeFlow(world);
    const answer = new Callback(await opened(world, { prompt: 'none', id_token_hint: tokens.id_token }));
    const { id_token } = await redeemed(world, answer.get('code') ?? '');
    expect((await idTokenClaims(world, id_token)).sub).toBe(claims.sub);
  });

  test('oidcc-ensure-request-with-acr-values-succeeds: acr is in the ID token', async () => {
    const { claims } = await codeFlow(new World(), { acr_values: '1 2' });
    expect(claims['acr']).toBe('1');
  });

  test('oidcc-server-client-secret-post', async () => {
    const world = new World();
    const answer = await callback(world, {}, poster);
    expect((await redeemed(world, answer.get('code') ?? '', poster)).id_token).toBeDefined();
  });

  test('oidcc-ensure-request-with-valid-pkce-succeeds', async () => {
    const withPkce = await codeFlow(new World());
    expect(withPkce.userinfo.status).toBe(200);
    const world = new World();
    const without = { code_challenge: undefined, code_challenge_method: undefined };
    const answer = await callback(world, without);
    const grant = {
      grant_type: 'authorization_code',
      code: answer.get('code'),
      redirect_uri: web.redirect_uris[0],
    };
    expect((await world.handle(await message(as(web, token(grant)), world))).status).toBe(200);
  });

  test('oidcc-refresh-token', async () => {
    const world = new World();
    const { tokens, claims } = await codeFlow(world);
    world.clock.advance(1);
    const grant = { grant_type: 'refresh_token', refresh_token: tokens.refresh_token };
    const response = await world.handle(await message(as(web, token(grant)), world));
    const { id_token, access_token } = jsonOf(response);
    const again = await idTokenClaims(world, String(id_token));
    for (const name of ['iss', 'sub', 'aud', 'auth_time', 'sid']) expect(again[name]).toEqual(claims[name]);
    expect(Number(again.iat) - Number(claims.iat)).toBe(1);
    expect(access_token).not.toBe(tokens.access_token);
  });

  test('RFC 9700 §4.12: the browser comes back from the login by GET, without its password', async () => {
    const world = new World();
    await openLogin()(world);
    const login = { username: 'ana@granttour.example', password: 'correct horse', action: 'password' };
    const fields = { transaction: world.the('transaction'), csrf: world.the('csrf'), ...login };
    const cookie = [...world.browser.cookies].map((pair) => pair.join('=')).join('; ');
    const response = await world.handle(postForm(urls.login, Object.entries(fields), [['Cookie', cookie]]));
    expect(response.status).toBe(303);
  });

  test('Browser-Based Apps §6.1: a code exchange from a page of a confidential app yields no refresh token', async () => {
    const world = new World();
    const code = (await callback(world)).get('code');
    const verified = { code_verifier: 'a-verifier-of-at-least-forty-three-characters-0123' };
    const grant = { grant_type: 'authorization_code', code, redirect_uri: web.redirect_uris[0], ...verified };
    const asked = as(web, token(grant));
    const fromPage = { ...asked, headers: { ...asked.headers, Origin: 'https://web.granttour.example' } };
    const answer = jsonOf(await world.handle(await message(fromPage, world)));
    expect([typeof answer['access_token'], answer['refresh_token']]).toEqual(['string', undefined]);
  });
});

describe('the metadata', () => {
  test('oidcc-discovery-endpoint-verification', async () => {
    const world = new World();
    const response = await world.handle(get(urls.openid_configuration));
    const metadata = jsonOf(response);
    expect(metadata['issuer']).toBe(issuer);
    for (const name of ['authorization', 'token', 'userinfo', 'revocation', 'introspection', 'end_session'])
      expect(metadata[`${name}_endpoint`]).toMatch(/^https:/);
    expect(metadata['jwks_uri']).toMatch(/^https:/);
    expect(metadata['response_types_supported']).toEqual(expect.arrayContaining([...responseTypes]));
    expect(metadata['response_modes_supported']).toEqual(
      expect.arrayContaining(['query', 'fragment', 'form_post']),
    );
    expect(metadata['id_token_signing_alg_values_supported']).toContain('RS256');
    expect(metadata['subject_types_supported']).toEqual(['public']);
    expect(metadata['scopes_supported']).toContain('openid');
    expect(metadata['claims_supported']).toContain('sub');
    expect(metadata['request_uri_parameter_supported']).toBe(false);
    expect(metadata['request_parameter_supported']).not.toBe(true);
    expect(metadata['claims_parameter_supported']).not.toBe(true);
  });

  test('oidcc-discovery-endpoint-verification: the keys are public RSA signing keys with names', async () => {
    const { keys } = jsonOf(await new World().handle(get(urls.jwks))) as { keys: Record<string, unknown>[] };
    for (const key of keys) {
      expect(key).toMatchObject({ kty: 'RSA', use: 'sig', kid: expect.any(String) });
      for (const secret of ['d', 'p', 'q', 'dp', 'dq', 'qi', 'k']) expect(key).not.toHaveProperty(secret);
    }
  });
});

describe('RP-initiated logout', () => {
  const bye = web.post_logout_redirect_uris?.[0] ?? '';

  /** Logs in, then opens the logout request with these parameters. */
  async function leave(parameters: (idToken: string) => Record<string, string>) {
    const world = new World();
    const { tokens } = await codeFlow(world);
    const stop = await world.browser.open(
      `${urls.end_session}?${new URLSearchParams(parameters(tokens.id_token))}`,
    );
    return { world, stop };
  }

  /** Whether a login would be wanted now. */
  const loggedOut = async (world: World): Promise<boolean> =>
    new Callback(await opened(world, { prompt: 'none' })).get('error') === 'login_required';

  test('oidcc-rp-initiated-logout', async () => {
    const { world, stop } = await leave((id_token_hint) => ({
      id_token_hint,
      post_logout_redirect_uri: bye,
      state: STATE,
    }));
    expect(stop.url).toBe(`${bye}?${new URLSearchParams({ state: STATE })}`);
    expect(await loggedOut(world)).toBe(true);
  });

  test('oidcc-rp-initiated-logout-no-state', async () => {
    const { world, stop } = await leave((id_token_hint) => ({
      id_token_hint,
      post_logout_redirect_uri: bye,
    }));
    expect(stop.url).toBe(bye);
    expect(await loggedOut(world)).toBe(true);
  });

  test('oidcc-rp-initiated-logout-no-post-logout-redirect-uri', async () => {
    const { world, stop } = await leave((id_token_hint) => ({ id_token_hint }));
    expect(pageOf(stop)).toBe('logged_out');
    expect(await loggedOut(world)).toBe(true);
  });

  test.each([
    ['oidcc-rp-initiated-logout-no-params', {}],
    ['oidcc-rp-initiated-logout-only-state', { state: STATE }],
  ])('%s', async (_module, parameters) => {
    const { world, stop } = await leave(() => parameters);
    expect(pageOf(stop)).toBe('logout');
    expect(await loggedOut(world)).toBe(false);
    expect(pageOf(await world.browser.press(stop, 'logout'))).toBe('logged_out');
    expect(await loggedOut(world)).toBe(true);
  });

  test('oidcc-rp-initiated-logout-discovery-endpoint-verification', async () => {
    const metadata = jsonOf(await new World().handle(get(urls.openid_configuration)));
    expect(metadata['end_session_endpoint']).toBe(urls.end_session);
  });

  test('a person who stays is still logged in', async () => {
    const { world, stop } = await leave(() => ({}));
    await world.browser.press(stop, 'stay');
    expect(await loggedOut(world)).toBe(false);
    expect(new Callback(await allow(await opened(world), world.browser)).get('code')).toBeDefined();
  });
});
