import { describe, expect, test } from 'vitest';
import { get, header } from '../../protocol/http.ts';
import { issuer } from '../testing/demo.ts';
import { message, urls } from './testing/asked.ts';
import { allow } from './testing/browser-steps.ts';
import { Callback, callback, opened, redeemed } from './testing/callback.ts';
import { by } from './testing/change.ts';
import { spa, web } from './testing/clients.ts';
import { bearer, idTokenClaims, jsonOf, leftHalf } from './testing/code-flow.ts';
import { authorize } from './testing/front-channel.ts';
import { STATE } from './testing/values.ts';
import { World } from './testing/world.ts';

const responseTypes = ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'] as const;
const modes = [undefined, 'form_post'] as const;
const everyWay = responseTypes.flatMap((type) => modes.map((mode) => [type, mode] as const));

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
    expect(answer.get('expires_in')).toBe(types.includes('token') ? '3600' : undefined);
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
    const redirect_uri = spa.redirect_uris[1] ?? '';
    const world = new World();
    const stop = await allow(await opened(world, { ...asked, redirect_uri }, spa), world.browser);
    const answer = new Callback(stop);
    expect(stop.url.slice(0, redirect_uri.length + 1)).toBe(redirect_uri + (response_mode ? '' : '&'));
    expect(answer.get('code')).toBeDefined();
  });
});

test.each([
  ['id_token code', 'code id_token'],
  ['token id_token code', 'code id_token token'],
  ['id_token token code', 'code id_token token'],
])('Multiple Response Types §3: the order in response_type=%s means nothing', async (type, same) => {
  const names = async (response_type: string) =>
    (await callback(new World(), { response_type })).parameters.map(([name]) => name);
  expect(await names(type)).toEqual(await names(same));
  expect(await names(type)).toContain('id_token');
});

test('OIDC Core §5.4: without an access token the ID token has the claims of the scopes (oidcc-scope-all)', async () => {
  const world = new World();
  const answer = await callback(world, { response_type: 'id_token', scope: 'openid profile email' });
  const claims = await idTokenClaims(world, answer.get('id_token') ?? '');
  expect(claims).toMatchObject({ name: 'Ana Lima', email: 'ana@granttour.example', email_verified: true });
});
