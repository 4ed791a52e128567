import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, ben, spa, web, webJwt, webPost } from '../testing/demo.ts';
import { halfHash } from './testing/half-hash.ts';
import { configure } from './testing/openid-client.ts';
import { type Site, transports } from './testing/site.ts';
import { altered, withForgedIdToken, withIdToken } from './testing/tamper.ts';

const scope = 'openid profile email offline_access read:trips';

/** The login up to the callback: `change` is what may happen to its address on the way. */
async function logIn(
  site: Site,
  client: Client,
  { pkce = true, fetch = site.fetch, change = (_: URL) => {} } = {},
) {
  const config = await configure(site, client, fetch);
  const verifier = openid.randomPKCECodeVerifier();
  const checks: openid.AuthorizationCodeGrantChecks = {
    expectedState: openid.randomState(),
    expectedNonce: openid.randomNonce(),
    maxAge: 600,
    idTokenExpected: true,
    ...(pkce && { pkceCodeVerifier: verifier }),
  };
  const url = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: client.redirect_uris[0] ?? '', scope, audience, max_age: '600' },
    ...{ state: String(checks.expectedState), nonce: checks.expectedNonce ?? '' },
    ...(pkce && {
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    }),
  });
  const callback = await site.person().allow(url);
  change(callback);
  return { config, checks, tokens: () => openid.authorizationCodeGrant(config, callback, checks) };
}

describe.each(transports)('openid-client 6, $name: authorization code', ({ open }) => {
  test.each([
    ['PKCE, public client', spa, true],
    ['confidential, client_secret_basic', web, false],
    ['confidential with PKCE, client_secret_basic', web, true],
    ['confidential, client_secret_post', webPost, false],
    ['confidential, private_key_jwt', webJwt, false],
  ])('%s: ID token, userinfo, refresh, revocation', async (_, client, pkce) => {
    const { config, tokens } = await logIn(await open(), client, { pkce });
    const first = await tokens();
    expect(first.claims()).toMatchObject({ sub: ana.sub, name: ana.name, email: ana.email });
    expect(first.claims()?.['at_hash']).toBe(halfHash(first.access_token));
    expect((await openid.fetchUserInfo(config, first.access_token, ana.sub)).email).toBe(ana.email);

    const second = await openid.refreshTokenGrant(config, first.refresh_token ?? '');
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await openid.tokenRevocation(config, second.refresh_token ?? '');
    await expect(openid.fetchUserInfo(config, second.access_token, ana.sub)).rejects.toMatchObject({
      cause: [{ parameters: { error: 'invalid_token' } }],
    });
    await expect(openid.refreshTokenGrant(config, second.refresh_token ?? '')).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('sees a spent refresh token refused, and its successor with it', async () => {
    const { config, tokens } = await logIn(await open(), spa);
    const { refresh_token: first = '' } = await tokens();
    const { refresh_token: second = '' } = await openid.refreshTokenGrant(config, first);
    for (const token of [first, second])
      await expect(openid.refreshTokenGrant(config, token)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test.each([
    ['nonce', { nonce: 'another' }, 'unexpected ID Token "nonce" claim value'],
    ['no nonce', { nonce: undefined }, 'JWT "nonce" (nonce) claim missing'],
    ['iss', { iss: 'https://evil.example/' }, 'unexpected JWT "iss" (issuer) claim value'],
    ['aud', { aud: 'another' }, 'unexpected JWT "aud" (audience) claim value'],
    [
      'azp',
      { aud: [spa.client_id, 'b'], azp: 'b' },
      'unexpected ID Token "azp" (authorized party) claim value',
    ],
    ['exp', { exp: 1_700_000_000 }, 'unexpected JWT "exp" (expiration time) claim value'],
    ['no auth_time', { auth_time: undefined }, 'JWT "auth_time" (authentication time) claim missing'],
    [
      'auth_time',
      { auth_time: 1_700_000_000 },
      'too much time has elapsed since the last End-User authentication',
    ],
  ])('refuses an ID token with another %s', async (_, claims, message) => {
    const site = await open();
    const { tokens } = await logIn(site, spa, { fetch: withIdToken(site.fetch, claims) });
    await expect(tokens()).rejects.toMatchObject({ cause: { message: expect.stringContaining(message) } });
  });

  test('refuses an ID token with another signature', async () => {
    const site = await open();
    const { tokens } = await logIn(site, spa, { fetch: withForgedIdToken(site.fetch) });
    await expect(tokens()).rejects.toMatchObject({
      cause: { message: 'JWT signature verification failed' },
    });
  });

  test.each(['state', 'iss'])('refuses a callback with another %s, or none', async (name) => {
    for (const change of [
      (url: URL) => url.searchParams.set(name, 'a'),
      (url: URL) => url.searchParams.delete(name),
    ]) {
      const { tokens } = await logIn(await open(), spa, { change });
      await expect(tokens()).rejects.toMatchObject({ code: 'OAUTH_INVALID_RESPONSE' });
    }
  });

  test('refuses the metadata of another issuer', async () => {
    const site = await open();
    const lie = { issuer: 'https://evil.example/' };
    const fetch = altered(site.fetch, '/openid-configuration', (answer) => ({ ...answer, ...lie }));
    await expect(configure(site, spa, fetch)).rejects.toMatchObject({
      code: 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
    });
  });

  test('refuses userinfo about somebody else', async () => {
    const { config, tokens } = await logIn(await open(), spa);
    const { access_token } = await tokens();
    await expect(openid.fetchUserInfo(config, access_token, ben.sub)).rejects.toMatchObject({
      cause: { message: 'unexpected "response" body "sub" property value' },
    });
  });

  test('sees a wrong code_verifier refused with invalid_grant, and a refusal by the person with access_denied', async () => {
    const site = await open();
    const { checks, tokens, config } = await logIn(site, spa);
    checks.pkceCodeVerifier = openid.randomPKCECodeVerifier();
    await expect(tokens()).rejects.toMatchObject({ error: 'invalid_grant' });

    const url = openid.buildAuthorizationUrl(config, {
      ...{ redirect_uri: spa.redirect_uris[0] ?? '', scope, audience, state: 's' },
      code_challenge: await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier()),
      code_challenge_method: 'S256',
    });
    const denied = openid.authorizationCodeGrant(config, await site.person(ben).deny(url), {
      expectedState: 's',
    });
    await expect(denied).rejects.toMatchObject({ error: 'access_denied' });
  });
});
