import type { OidcClientSettings } from 'oidc-client-ts';
import { describe, expect, test, vi } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, ben, spa, trusted, web, webLoggedOutUri, webPost } from '../testing/demo.ts';
import { DPoPMemory, oidcClientOf, refreshed } from './testing/oidc-client-ts.ts';
import { type Site, transports } from './testing/site.ts';
import { altered, withIdToken } from './testing/tamper.ts';

// Its Basic is not form-encoded, as RFC 6749 §2.3.1 asks for, so it works with plain secrets only.
const webPlain: Client = { ...web, client_secret: 'web-secret' };
const clients = [spa, webPlain, webPost, trusted];

/** A login with the library, up to the callback. */
async function logIn(site: Site, demo: Client, settings: Parameters<typeof oidcClientOf>[2] = {}) {
  const app = oidcClientOf(site, demo, settings);
  const nonce = crypto.randomUUID();
  const { url } = await app.createSigninRequest({ nonce, state: { to: '/album' } });
  const person = site.person();
  const callback = await person.allow(url);
  return { app, callback, person, read: () => app.processSigninResponse(callback.href) };
}

describe.each(transports)('oidc-client-ts 3, $name: authorization code', ({ open }) => {
  const inFragment = { response_mode: 'fragment' } as const;
  test.each([
    ['PKCE, none', spa, {}],
    ['PKCE, none, response_mode=fragment', spa, inFragment],
    ['client_secret_post', webPost, { disablePKCE: true }],
    ['PKCE, client_secret_post', webPost, {}],
    ['client_secret_basic', webPlain, { disablePKCE: true }],
  ] as [string, Client, Partial<OidcClientSettings>][])(
    '%s: state, nonce, userinfo, refresh, revocation',
    async (_, demo, settings) => {
      const site = await open({ clients });
      const { app, read } = await logIn(site, demo, { loadUserInfo: true, ...settings });
      const signedIn = await read();
      expect(signedIn.profile).toMatchObject({ sub: ana.sub, email: ana.email, aud: demo.client_id });
      expect(signedIn.userState).toEqual({ to: '/album' });

      const renewed = await refreshed(app, signedIn);
      expect(renewed.refresh_token).not.toBe(signedIn.refresh_token);
      const revoked = app.revokeToken(renewed.refresh_token ?? '', 'refresh_token');
      // It revokes with the secret in the body, whatever the client is registered for.
      if (demo === webPlain) return expect(revoked).rejects.toMatchObject({ error: 'invalid_client' });
      await revoked;
      await expect(refreshed(app, renewed)).rejects.toMatchObject({ error: 'invalid_grant' });
    },
  );

  test('Basic with a secret that needs form-encoding is refused', async () => {
    const { read } = await logIn(await open(), web, { disablePKCE: true });
    await expect(read()).rejects.toMatchObject({ error: 'invalid_client' });
  });

  test.each([
    ['nonce', { nonce: 'another' }, 'nonce in id_token does not match'],
    ['no sub', { sub: undefined }, 'ID Token is missing a subject claim'],
  ])('refuses an ID token with another %s', async (_, claims, message) => {
    const site = await open();
    const { read } = await logIn(site, spa, { fetch: withIdToken(site.fetch, claims) });
    await expect(read()).rejects.toThrow(message);
  });

  test('refuses userinfo about somebody else, an unknown state, and hears of a refusal', async () => {
    const site = await open();
    const fetch = altered(site.fetch, '/userinfo', (answer) => ({ ...answer, sub: ben.sub }));
    const { app, callback, read } = await logIn(site, spa, { fetch, loadUserInfo: true });
    await expect(read()).rejects.toThrow('subject from UserInfo response does not match');
    await expect(app.processSigninResponse(callback.href)).rejects.toThrow('No matching state');
    const denied = await site.person(ben).deny((await app.createSigninRequest({})).url);
    await expect(app.processSigninResponse(denied.href)).rejects.toMatchObject({ error: 'access_denied' });
  });

  test('refuses an ID token of a refresh that is about somebody else', async () => {
    const site = await open();
    const { app, read } = await logIn(site, spa);
    const signedIn = await read();
    vi.stubGlobal('fetch', withIdToken(site.fetch, { sub: ben.sub }));
    await expect(refreshed(app, signedIn)).rejects.toThrow('sub in id_token does not match');
  });
});

describe.each(transports)('oidc-client-ts 3, $name: more', ({ open }) => {
  test('password: ID token, userinfo', async () => {
    const app = oidcClientOf(await open(), trusted, { loadUserInfo: true });
    const { username, password } = ana;
    const asked = { username, password, extraTokenParams: { audience } };
    const signedIn = await app.processResourceOwnerPasswordCredentials(asked);
    expect(signedIn.profile).toMatchObject({ email: ana.email });
    const guess = app.processResourceOwnerPasswordCredentials({ ...asked, password: 'wrong' });
    await expect(guess).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test.each([false, true])('DPoP at the token endpoint, with nonces: %s', async (requireDpopNonce) => {
    const site = await open({ policy: { requireDpopNonce } });
    vi.stubGlobal('window', { crypto });
    const store = new DPoPMemory();
    const { app, read } = await logIn(site, spa, { dpop: { store } });
    const signedIn = await read();
    expect(signedIn.token_type).toBe('DPoP');
    const renewed = await refreshed(app, signedIn);
    expect(renewed.token_type).toBe('DPoP');
    await store.remove(spa.client_id);
    await expect(refreshed(app, renewed)).rejects.toThrow('another DPoP key');
  });

  test('RP-initiated logout: the session ends, and the answer carries the state', async () => {
    const { app, read, person } = await logIn(await open(), webPost);
    const { id_token = '' } = await read();
    const { url } = await app.createSignoutRequest({ id_token_hint: id_token, state: { bye: true } });
    const stop = await person.browser.open(url);
    expect(stop.url).toMatch(`${webLoggedOutUri}?state=`);
    expect(await app.processSignoutResponse(stop.url)).toMatchObject({ userState: { bye: true } });
    await expect(app.processSignoutResponse(stop.url)).rejects.toThrow('No matching state');
    const silent = await person.allow((await app.createSigninRequest({ prompt: 'none' })).url);
    await expect(app.processSigninResponse(silent.href)).rejects.toMatchObject({ error: 'login_required' });
  });

  test.each(['id_token', 'code id_token'])(
    'has no response type but code, such as %s',
    async (response_type) => {
      const app = oidcClientOf(await open(), web);
      await expect(app.createSigninRequest({ response_type })).rejects.toThrow(
        'Only the Authorization Code flow',
      );
    },
  );
});
