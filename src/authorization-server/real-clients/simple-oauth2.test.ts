import { AuthorizationCode, ClientCredentials, ResourceOwnerPassword } from 'simple-oauth2';
import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, machineBasic, machinePost, spa, trusted, web, webPost } from '../testing/demo.ts';
import { verifier } from '../testing/flow.ts';
import { challenge } from './testing/code-request.ts';
import { type Site, transports } from './testing/site.ts';

const scope = 'openid profile email offline_access read:trips';

/** The library's settings. It has no discovery, and no client without a secret: an empty one counts as none. */
const settings = ({ issuer, agent }: Site, { client_id, client_secret = '', ...client }: Client) => ({
  client: { id: client_id, secret: client_secret },
  auth: { tokenHost: issuer },
  http: agent ? { agent } : {},
  options: {
    authorizationMethod:
      client.token_endpoint_auth_method === 'client_secret_basic' ? ('header' as const) : ('body' as const),
  },
});

/** What the library says of a refusal. */
const refusal = (status: number, error: string) => ({
  output: { statusCode: status },
  data: { payload: { error } },
});

describe.each(transports)('simple-oauth2 5, $name', ({ open }) => {
  test.each([
    ['code, client_secret_basic', web, false],
    ['code, client_secret_post', webPost, false],
    ['code with PKCE, client_secret_basic', web, true],
    ['code with PKCE, none', spa, true],
  ])('%s: tokens, refresh, revocation', async (_, demo, pkce) => {
    const site = await open();
    const { auth, ...others } = settings(site, demo);
    const app = new AuthorizationCode({ ...others, auth: { ...auth, authorizePath: '/authorize' } });
    const redirect_uri = demo.redirect_uris[0] ?? '';
    const asked = { redirect_uri, scope, audience, state: 's', ...(pkce ? await challenge() : {}) };
    const callback = await site.person().allow(app.authorizeURL(asked));
    const code = callback.searchParams.get('code') ?? '';
    const exchange = { code, redirect_uri, ...(pkce ? { code_verifier: verifier } : {}) };
    const tokens = await app.getToken(exchange);
    expect(tokens.token).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope });
    expect(tokens.expired()).toBe(false);

    const renewed = await tokens.refresh();
    expect(renewed.token['refresh_token']).not.toBe(tokens.token['refresh_token']);
    // RFC 7009 §2.2 lets a client ignore the body; by itself the library wants JSON in it.
    await expect(renewed.revoke('access_token')).rejects.toThrow('The content-type is not JSON compatible');
    await renewed.revokeAll({ json: true });
    await expect(renewed.refresh()).rejects.toMatchObject(refusal(400, 'invalid_grant'));
    await expect(app.getToken(exchange)).rejects.toMatchObject(refusal(400, 'invalid_grant'));
  });

  test.each([machineBasic, machinePost])('client credentials, $token_endpoint_auth_method', async (demo) => {
    const site = await open();
    const { token } = await new ClientCredentials(settings(site, demo)).getToken({ scope: ['read:trips'] });
    expect(token).toMatchObject({ token_type: 'Bearer', scope: 'read:trips' });
    const stranger = new ClientCredentials(settings(site, { ...demo, client_secret: 'wrong' }));
    await expect(stranger.getToken({})).rejects.toMatchObject(refusal(401, 'invalid_client'));
  });

  test('password: tokens, refresh', async () => {
    const app = new ResourceOwnerPassword(settings(await open(), trusted));
    const { username, password } = ana;
    const asked = { username, password, scope, audience };
    const tokens = await app.getToken(asked);
    const renewed = await tokens.refresh({ scope: 'openid offline_access' });
    expect(renewed.token).toMatchObject({ scope: 'openid offline_access' });
    const guess = app.getToken({ ...asked, password: 'wrong' });
    await expect(guess).rejects.toMatchObject(refusal(400, 'invalid_grant'));
  });
});
