import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, ben, spa, web, webJwt, webPost } from '../testing/demo.ts';
import { discover, requestOf } from './testing/oauth4webapi.ts';
import { type Site, transports } from './testing/site.ts';
import { altered, withForgedIdToken, withIdToken } from './testing/tamper.ts';

const scope = 'openid profile email offline_access read:trips';

/** The login up to the answer of the token endpoint, and what the library makes of it. */
async function logIn(site: Site, client: Client, how: Parameters<typeof discover>[2] = {}) {
  const app = await discover(site, client, how);
  const redirect_uri = client.redirect_uris[0] ?? '';
  const { url, state, nonce, verifier } = await requestOf(app, {
    redirect_uri,
    scope,
    audience,
    max_age: '600',
  });
  const callback = oauth.validateAuthResponse(app.as, app.client, await site.person().allow(url), state);
  const exchange = (using: string | typeof oauth.nopkce = verifier) =>
    oauth.authorizationCodeGrantRequest(
      ...([app.as, app.client, app.auth, callback, redirect_uri, using, app.options] as const),
    );
  const read = (response: Response) =>
    oauth.processAuthorizationCodeResponse(app.as, app.client, response, {
      ...{ expectedNonce: nonce, maxAge: 600, requireIdToken: true },
    });
  return { ...app, exchange, read };
}

describe.each(transports)('oauth4webapi 3, $name: authorization code with PKCE', ({ open }) => {
  test.each([
    ['none', spa, 'oidc'],
    ['none, RFC 8414 metadata', spa, 'oauth2'],
    ['client_secret_basic', web, 'oidc'],
    ['client_secret_post', webPost, 'oidc'],
    ['private_key_jwt', webJwt, 'oidc'],
  ] as const)(
    '%s: ID token and its signature, userinfo, refresh, revocation',
    async (_, client, algorithm) => {
      const {
        as,
        client: c,
        auth,
        options,
        exchange,
        read,
      } = await logIn(await open(), client, { algorithm });
      const answer = await exchange();
      const tokens = await read(answer);
      await oauth.validateApplicationLevelSignature(as, answer, options);
      const sub = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '';
      expect(sub).toBe(ana.sub);

      const info = await oauth.userInfoRequest(as, c, tokens.access_token, options);
      expect(await oauth.processUserInfoResponse(as, c, sub, info)).toMatchObject({ email: ana.email });
      const refresh = (token = '') => oauth.refreshTokenGrantRequest(as, c, auth, token, options);
      const renewed = await oauth.processRefreshTokenResponse(as, c, await refresh(tokens.refresh_token));
      expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
      const gone = await oauth.revocationRequest(as, c, auth, renewed.refresh_token ?? '', options);
      await oauth.processRevocationResponse(gone);
      await expect(
        refresh(renewed.refresh_token).then((response) => oauth.processRefreshTokenResponse(as, c, response)),
      ).rejects.toMatchObject({ error: 'invalid_grant' });
    },
  );

  test('the access token is a JWT by RFC 9068, for the API and for nobody else', async () => {
    const { as, options, exchange, read } = await logIn(await open(), spa);
    const { access_token } = await read(await exchange());
    const request = new Request(`${audience}trips`, { headers: { authorization: `Bearer ${access_token}` } });
    const claims = await oauth.validateJwtAccessToken(as, request, audience, options);
    expect(claims).toMatchObject({ sub: ana.sub, client_id: spa.client_id });
    await expect(
      oauth.validateJwtAccessToken(as, request, 'https://other.example/', options),
    ).rejects.toMatchObject({ message: expect.stringContaining('aud') });
  });

  test.each([
    ['nonce', { nonce: 'another' }],
    ['iss', { iss: 'https://evil.example/' }],
    ['aud', { aud: 'another' }],
    ['azp', { aud: [spa.client_id, 'b'], azp: 'b' }],
    ['auth_time', { auth_time: 1_700_000_000 }],
    ['exp', { exp: 1_700_000_000 }],
  ])('refuses an ID token with another %s', async (name, claims) => {
    const site = await open();
    const { exchange, read } = await logIn(site, spa, { fetch: withIdToken(site.fetch, claims) });
    await expect(read(await exchange())).rejects.toMatchObject({ cause: { claim: name } });
  });

  test('refuses an ID token with another signature', async () => {
    const site = await open();
    const { as, options, exchange, read } = await logIn(site, spa, { fetch: withForgedIdToken(site.fetch) });
    const answer = await exchange();
    await read(answer);
    await expect(oauth.validateApplicationLevelSignature(as, answer, options)).rejects.toThrow('signature');
  });

  test.each(['state', 'iss'])('refuses a callback with another %s', async (name) => {
    const site = await open();
    const { as, client, options: _, ...app } = await discover(site, spa);
    const redirect_uri = spa.redirect_uris[0] ?? '';
    const { url, state } = await requestOf(
      { as, client, ...app, options: _ },
      { redirect_uri, scope, audience },
    );
    const callback = await site.person().allow(url);
    expect(oauth.validateAuthResponse(as, client, callback, state).get('code')).not.toBeNull();
    callback.searchParams.set(name, 'another');
    expect(() => oauth.validateAuthResponse(as, client, callback, state)).toThrow(`"${name}"`);
  });

  test('refuses the metadata of another issuer', async () => {
    const site = await open();
    const lie = { issuer: 'https://evil.example/' };
    const fetch = altered(site.fetch, '/openid-configuration', (answer) => ({ ...answer, ...lie }));
    await expect(discover(site, spa, { fetch })).rejects.toMatchObject({ cause: { attribute: 'issuer' } });
  });

  test('refuses userinfo about somebody else', async () => {
    const { as, client, options, exchange, read } = await logIn(await open(), spa);
    const { access_token } = await read(await exchange());
    const info = await oauth.userInfoRequest(as, client, access_token, options);
    await expect(oauth.processUserInfoResponse(as, client, ben.sub, info)).rejects.toThrow('sub');
  });

  test('sees a wrong code_verifier refused with invalid_grant, a missing one with invalid_request', async () => {
    const { exchange, read } = await logIn(await open(), spa);
    const wrong = await exchange(oauth.generateRandomCodeVerifier());
    await expect(read(wrong)).rejects.toMatchObject({ error: 'invalid_grant' });
    await expect(read(await exchange(oauth.nopkce))).rejects.toMatchObject({ error: 'invalid_request' });
  });
});
