import { generateCodeVerifier, OAuth2Client } from '@badgateway/oauth2-client';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Client } from '../index.ts';
import {
  ana,
  audience,
  ben,
  machineBasic,
  machinePost,
  spa,
  tripsServer,
  trusted,
  web,
  webPost,
} from '../testing/demo.ts';
import { type Site, transports } from './testing/site.ts';
import { altered } from './testing/tamper.ts';

const scope = ['openid', 'profile', 'email', 'offline_access', 'read:trips'];

/** It finds the endpoints itself, in the document of RFC 8414. */
function clientOf(site: Site, demo: Client, fetch = site.fetch): OAuth2Client {
  const { client_id, client_secret, token_endpoint_auth_method } = demo;
  return new OAuth2Client({
    ...{ server: site.issuer, clientId: client_id, fetch },
    ...(client_secret === undefined ? {} : { clientSecret: client_secret }),
    authenticationMethod:
      token_endpoint_auth_method === 'client_secret_basic' ? 'client_secret_basic' : 'client_secret_post',
  });
}

describe.each(transports)('@badgateway/oauth2-client 3, $name: authorization code', ({ open }) => {
  async function logIn(site: Site, demo: Client, pkce: boolean) {
    const app = clientOf(site, demo);
    const codeVerifier = pkce ? { codeVerifier: await generateCodeVerifier() } : {};
    const asked = { redirectUri: demo.redirect_uris[0] ?? '', state: 's', ...codeVerifier };
    const url = await app.authorizationCode.getAuthorizeUri({ ...asked, scope, resource: audience });
    return { app, asked, url };
  }

  test.each([
    ['PKCE, none', spa, true],
    ['client_secret_basic', web, false],
    ['PKCE, client_secret_basic', web, true],
    ['client_secret_post', webPost, false],
  ])('%s, resource: tokens, refresh, revocation', async (_, demo, pkce) => {
    const site = await open();
    const { app, asked, url } = await logIn(site, demo, pkce);
    const callback = await site.person().allow(url);
    const tokens = await app.authorizationCode.getTokenFromCodeRedirect(callback, asked);
    expect(tokens).toMatchObject({ scope, idToken: expect.any(String) });
    const renewed = await app.refreshToken(tokens, { scope: ['openid', 'offline_access'] });
    expect(renewed.scope).toEqual(['openid', 'offline_access']);
    await app.revoke(renewed, 'refresh_token');
    await expect(app.refreshToken(renewed)).rejects.toMatchObject({ oauth2Code: 'invalid_grant' });
  });

  test('refuses another state, tells of a refusal and of a wrong verifier', async () => {
    const site = await open();
    const { app, asked, url } = await logIn(site, spa, true);
    const callback = await site.person().allow(url);
    const read = (change: object) =>
      app.authorizationCode.getTokenFromCodeRedirect(callback, { ...asked, ...change });
    await expect(read({ state: 'another' })).rejects.toThrow('"state"');
    await expect(read({ codeVerifier: await generateCodeVerifier() })).rejects.toMatchObject({
      oauth2Code: 'invalid_grant',
    });
    const denied = await site.person(ben).deny(url);
    expect(() => app.authorizationCode.validateResponse(denied, asked)).toThrow(
      expect.objectContaining({ oauth2Code: 'access_denied' }),
    );
  });
});

describe.each(transports)('@badgateway/oauth2-client 3, $name: back channel', ({ open }) => {
  test.each([machineBasic, machinePost])(
    'client credentials, $token_endpoint_auth_method: access token, introspection, revocation',
    async (demo) => {
      const site = await open();
      const [app, api] = [clientOf(site, demo), clientOf(site, tripsServer)];
      const token = await app.clientCredentials({ scope: ['read:trips'], resource: [audience] });
      expect(await api.introspect(token)).toMatchObject({ active: true, scope: 'read:trips' });
      await app.revoke(token);
      expect(await api.introspect(token)).toEqual({ active: false });
      const stranger = clientOf(site, { ...demo, client_secret: 'wrong' });
      await expect(stranger.clientCredentials()).rejects.toMatchObject({ oauth2Code: 'invalid_client' });
    },
  );

  test('password: tokens, refresh', async () => {
    const app = clientOf(await open(), trusted);
    const { username, password } = ana;
    const tokens = await app.password({ username, password, scope, resource: audience });
    expect((await app.refreshToken(tokens)).refreshToken).not.toBe(tokens.refreshToken);
    const guess = app.password({ username, password: 'wrong', scope, resource: audience });
    await expect(guess).rejects.toMatchObject({ oauth2Code: 'invalid_grant' });
  });

  test('refuses an answer without an access token', async () => {
    const site = await open();
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {});
    onTestFinished(() => warned.mockRestore());
    const fetch = altered(site.fetch, '/oauth/token', ({ access_token: _, ...others }) => others);
    const app = clientOf(site, machineBasic, fetch);
    await expect(app.clientCredentials()).rejects.toThrow('invalid token response');
  });
});
