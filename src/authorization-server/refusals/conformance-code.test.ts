import { describe, expect, test } from 'vitest';
import { postForm } from '../../protocol/http.ts';
import { pageOf } from '../testing/flow.ts';
import { message, urls } from './testing/asked.ts';
import { device, exchangeBy, token } from './testing/back-channel.ts';
import { decide, openLogin } from './testing/browser-steps.ts';
import { Callback, callback, opened, redeemed } from './testing/callback.ts';
import { as, withHeaders } from './testing/change.ts';
import { poster, web } from './testing/clients.ts';
import { bearer, codeFlow, idTokenClaims, jsonOf } from './testing/code-flow.ts';
import { send } from './testing/steps.ts';
import { code } from './testing/token-steps.ts';
import { basicOf } from './testing/values.ts';
import { World } from './testing/world.ts';

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
    expect(again).not.toHaveProperty('nonce');
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

  // biome-ignore format: a table is read by its columns
  test.each([
    ['RFC 7617 §2: the scheme in lower case',                 { Authorization: basicOf(web).replace('Basic', 'basic') }],
    ['RFC 9110 §8.3.1: a media type in upper case',           { 'Content-Type': 'Application/X-WWW-Form-Urlencoded' }],
    ['RFC 6749 Appendix B: a media type with its charset',    { 'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8' }],
  ])('%s is taken', async (_rule, headers) => {
    const world = new World();
    await code(web)(world);
    const asked = withHeaders(headers, exchangeBy(web));
    expect((await world.handle(await message(asked, world))).status).toBe(200);
  });
});

test('RFC 8628 §5.4: a second device is consented to again, and its code is shown', async () => {
  const world = new World();
  await send(device())(world);
  await decide('allow')(world);
  await send(device())(world);
  const user_code = world.the('user code');
  const page = await world.browser.press(await world.browser.open(urls.activate), 'continue', { user_code });
  expect(pageOf(page)).toBe('consent');
  expect(page.response?.body).toContain(user_code);
});
