import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import {
  ana,
  audience,
  machineBasic,
  machineJwt,
  machinePost,
  tripsServer,
  trusted,
  tv,
  web,
} from '../testing/demo.ts';
import { hurried } from './testing/in-no-time.ts';
import { configure } from './testing/openid-client.ts';
import { type Site, transports } from './testing/site.ts';
import { altered, watched, withIdToken } from './testing/tamper.ts';

describe.each(transports)('openid-client 6, $name: client credentials', ({ open }) => {
  test.each([
    ['client_secret_basic', machineBasic],
    ['client_secret_post', machinePost],
    ['private_key_jwt', machineJwt],
  ])('%s: access token, introspection by the API and by itself, revocation', async (_, client) => {
    const site = await open();
    const [config, api] = [await configure(site, client), await configure(site, tripsServer)];
    const tokens = await openid.clientCredentialsGrant(config, { scope: 'read:trips', audience });
    expect(tokens).toMatchObject({ token_type: 'bearer', scope: 'read:trips', expires_in: 3600 });
    expect(tokens).not.toHaveProperty('refresh_token');

    const alive = { active: true, client_id: client.client_id, scope: 'read:trips', iss: site.issuer };
    expect(await openid.tokenIntrospection(api, tokens.access_token)).toMatchObject(alive);
    expect(await openid.tokenIntrospection(config, tokens.access_token)).toMatchObject(alive);
    const stranger = await configure(site, web);
    expect(await openid.tokenIntrospection(stranger, tokens.access_token)).toEqual({ active: false });
    await openid.tokenRevocation(config, tokens.access_token);
    expect(await openid.tokenIntrospection(api, tokens.access_token)).toEqual({ active: false });
  });

  test.each([machineBasic, machinePost])(
    'sees a wrong secret refused with 401, $token_endpoint_auth_method',
    async (client) => {
      const config = await configure(await open(), { ...client, client_secret: 'wrong' });
      const asked = openid.clientCredentialsGrant(config, { audience });
      await expect(asked).rejects.toMatchObject({ status: 401, cause: [{ scheme: 'basic' }] });
    },
  );

  test('refuses a token of a type that it does not know', async () => {
    const site = await open();
    const fetch = altered(site.fetch, '/oauth/token', (answer) => ({ ...answer, token_type: 'mac' }));
    const config = await configure(site, machineBasic, fetch);
    await expect(openid.clientCredentialsGrant(config, { audience })).rejects.toMatchObject({
      code: 'OAUTH_UNSUPPORTED_OPERATION',
    });
  });
});

describe.each(transports)('openid-client 6, $name: device', ({ open }) => {
  /** Starts at the device and polls; the person acts when the device is told to wait, for the first time or a later one. */
  async function run(
    site: Site,
    answer: 'allow' | 'deny',
    { fetch = site.fetch, complete = false, after = 1 } = {},
  ) {
    const heard: unknown[] = [];
    const person = site.person();
    const quick = hurried(
      watched(fetch, '/oauth/token', async ({ error }) => {
        if (heard.push(error) !== after) return;
        const { user_code, verification_uri, verification_uri_complete } = device;
        const url = complete ? verification_uri_complete : verification_uri;
        await person.activate(url ?? '', user_code.toLowerCase(), answer);
      }),
    );
    const config = await configure(site, tv, quick.fetch);
    const scope = 'openid profile email offline_access read:trips';
    const device = await openid.initiateDeviceAuthorization(config, { scope, audience });
    const polled = () => quick.inNoTime(() => openid.pollDeviceAuthorizationGrant(config, device));
    return { config, heard, polled };
  }

  test.each([false, true])('polls, then tokens, userinfo, refresh (complete URI: %s)', async (complete) => {
    const { config, polled, heard } = await run(await open(), 'allow', { complete });
    const tokens = await polled();
    expect(heard).toEqual(['authorization_pending', undefined]);
    expect(tokens.claims()).toMatchObject({ sub: ana.sub, aud: tv.client_id });
    expect((await openid.fetchUserInfo(config, tokens.access_token, ana.sub)).email).toBe(ana.email);
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
  });

  test('slows down where it is told to', async () => {
    const site = await open();
    const fetch = altered(site.fetch, '/oauth/device/code', (answer) => ({ ...answer, interval: 1 }));
    const { polled, heard } = await run(site, 'allow', { fetch, after: 2 });
    expect((await polled()).claims()?.sub).toBe(ana.sub);
    expect(heard.slice(0, 2)).toEqual(['authorization_pending', 'slow_down']);
  });

  test('hears that the person said no', async () => {
    const { polled } = await run(await open(), 'deny');
    await expect(polled()).rejects.toMatchObject({ error: 'access_denied' });
  });

  test('refuses an ID token for somebody else', async () => {
    const site = await open();
    const { polled } = await run(site, 'allow', { fetch: withIdToken(site.fetch, { aud: 'another' }) });
    await expect(polled()).rejects.toMatchObject({ code: 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' });
  });
});

describe.each(transports)('openid-client 6, $name: password', ({ open }) => {
  const scope = 'openid profile email offline_access read:trips';
  const { username, password } = ana;

  test('tokens, userinfo, refresh', async () => {
    const config = await configure(await open(), trusted);
    const asked = { username, password, scope, audience };
    const tokens = await openid.genericGrantRequest(config, 'password', asked);
    expect((await openid.fetchUserInfo(config, tokens.access_token, ana.sub)).email).toBe(ana.email);
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
  });

  test('sees a wrong password refused with invalid_grant', async () => {
    const config = await configure(await open(), trusted);
    const asked = { username, password: 'wrong', scope, audience };
    await expect(openid.genericGrantRequest(config, 'password', asked)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
  });
});
