import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, machineJwt, machinePost, spa, trusted, webJwt, webPost } from '../testing/demo.ts';
import { verifier } from '../testing/flow.ts';
import { asForm, auth0Of } from './testing/auth0.ts';
import { challenge, codeRequest } from './testing/code-request.ts';
import { type Site, transports } from './testing/site.ts';
import { withForgedIdToken, withIdToken } from './testing/tamper.ts';

const scope = 'openid profile email offline_access read:trips';

describe.each(transports)('auth0 6, $name: authorization code', ({ open }) => {
  /** The SDK begins at the callback: the app makes the authorization request. */
  async function logIn(site: Site, client: Client, { pkce = false, fetch = site.fetch } = {}) {
    const app = auth0Of(site, client, fetch);
    const url = codeRequest(site, client, { max_age: '600', ...(pkce ? await challenge() : {}) });
    const code = (await site.person().allow(url)).searchParams.get('code') ?? '';
    const redirect_uri = client.redirect_uris[0] ?? '';
    const exchange = (expected = { nonce: 'n', maxAge: 600 }) =>
      pkce
        ? app.oauth.authorizationCodeGrantWithPKCE(
            { code, redirect_uri, code_verifier: verifier },
            { idTokenValidateOptions: expected },
          )
        : app.oauth.authorizationCodeGrant({ code, redirect_uri }, { idTokenValidateOptions: expected });
    return { app, exchange };
  }

  test.each([
    ['client_secret_post', webPost, false],
    ['client_secret_post, PKCE', webPost, true],
    ['private_key_jwt', webJwt, false],
    ['private_key_jwt, PKCE', webJwt, true],
  ])('%s: ID token, userinfo, refresh, revocation', async (_, client, pkce) => {
    const { app, exchange } = await logIn(await open({ https: true }), client, { pkce });
    const { data } = await exchange();
    expect((await app.userinfo.getUserInfo(data.access_token)).data).toMatchObject({ email: ana.email });

    const { data: renewed } = await app.oauth.refreshTokenGrant({ refresh_token: data.refresh_token ?? '' });
    expect(renewed.refresh_token).not.toBe(data.refresh_token);
    const token = renewed.refresh_token ?? '';
    // By itself the SDK sends JSON, where RFC 7009 §2.1 asks for a form.
    await expect(app.oauth.revokeRefreshToken({ token })).rejects.toMatchObject({ error: 'invalid_request' });
    await app.oauth.revokeRefreshToken({ token }, { initOverrides: asForm });
    await expect(app.oauth.refreshTokenGrant({ refresh_token: token })).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test.each([
    ['nonce', { nonce: 'another' }, 'Nonce (nonce) claim mismatch'],
    ['iss', { iss: 'https://evil.example/' }, 'Issuer (iss) claim mismatch'],
    ['aud', { aud: 'another' }, 'Audience (aud) claim mismatch'],
    ['azp', { aud: [webPost.client_id, 'b'], azp: 'b' }, 'Authorized Party (azp) claim mismatch'],
    ['exp', { exp: 1_700_000_000 }, 'Expiration Time (exp) claim error'],
    ['auth_time', { auth_time: 1_700_000_000 }, 'too much time has passed'],
  ])('refuses an ID token with another %s', async (_, claims, message) => {
    const site = await open({ https: true });
    const { exchange } = await logIn(site, webPost, { fetch: withIdToken(site.fetch, claims) });
    await expect(exchange()).rejects.toThrow(message);
  });

  test('refuses an ID token with another signature', async () => {
    const site = await open({ https: true });
    const { exchange } = await logIn(site, webPost, { fetch: withForgedIdToken(site.fetch) });
    await expect(exchange()).rejects.toThrow('signature verification failed');
  });

  test('pushed authorization request', async () => {
    const site = await open({ https: true });
    const { oauth } = auth0Of(site, webJwt);
    const { searchParams } = new URL(codeRequest(site, webJwt));
    const { response_type = '', redirect_uri = '', ...others } = Object.fromEntries(searchParams);
    const { data } = await oauth.pushedAuthorization({ response_type, redirect_uri, ...others });
    const url = `${site.issuer}authorize?${new URLSearchParams({ client_id: webJwt.client_id, request_uri: data.request_uri })}`;
    const code = (await site.person().allow(url)).searchParams.get('code') ?? '';
    const expected = { idTokenValidateOptions: { nonce: 'n' } };
    expect(
      (await oauth.authorizationCodeGrant({ code, redirect_uri }, expected)).data.id_token,
    ).toBeDefined();
    await expect(
      oauth.pushedAuthorization({ ...others, response_type, redirect_uri: 'https://a.example/' }),
    ).rejects.toMatchObject({ error: 'invalid_request' });
  });

  test('has no public clients', async () => {
    const { exchange } = await logIn(await open({ https: true }), spa, { pkce: true });
    await expect(exchange()).rejects.toThrow('client_secret or client_assertion');
  });
});

describe.each(transports)('auth0 6, $name: back channel', ({ open }) => {
  test.each([machinePost, machineJwt])('client credentials, $token_endpoint_auth_method', async (client) => {
    const { oauth } = auth0Of(await open({ https: true }), client);
    const { data } = await oauth.clientCredentialsGrant({ audience });
    expect(data).toMatchObject({ token_type: 'Bearer', scope: 'read:trips write:trips' });
  });

  test('sees a wrong secret refused with invalid_client', async () => {
    const stranger = auth0Of(await open({ https: true }), { ...machinePost, client_secret: 'wrong' });
    await expect(stranger.oauth.clientCredentialsGrant({ audience })).rejects.toMatchObject({
      ...{ error: 'invalid_client', statusCode: 401 },
    });
  });

  test('password: tokens, ID token, refresh', async () => {
    const { oauth } = auth0Of(await open({ https: true }), trusted);
    const { username, password } = ana;
    const { data } = await oauth.passwordGrant({ username, password, scope, audience });
    const renewed = await oauth.refreshTokenGrant({ refresh_token: data.refresh_token ?? '' });
    expect(renewed.data.refresh_token).not.toBe(data.refresh_token);
    const guess = oauth.passwordGrant({ username, password: 'wrong', scope, audience });
    await expect(guess).rejects.toMatchObject({ error: 'invalid_grant' });
  });
});
