import * as oauth from 'oauth4webapi';
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
} from '../testing/demo.ts';
import { later } from './testing/in-no-time.ts';
import { discover } from './testing/oauth4webapi.ts';
import { transports } from './testing/site.ts';
import { altered, withIdToken } from './testing/tamper.ts';

const scope = 'openid profile email offline_access read:trips';

describe.each(transports)('oauth4webapi 3, $name: client credentials', ({ open }) => {
  test.each([
    ['client_secret_basic', machineBasic],
    ['client_secret_post', machinePost],
    ['private_key_jwt', machineJwt],
  ])('%s: access token, introspection by the API, revocation', async (_, demo) => {
    const site = await open();
    const [{ as, client, auth, options }, api] = [
      await discover(site, demo),
      await discover(site, tripsServer),
    ];
    const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, { audience }, options);
    const { access_token, scope } = await oauth.processClientCredentialsResponse(as, client, answer);
    expect(scope).toBe('read:trips write:trips');

    async function introspect() {
      const told = await oauth.introspectionRequest(as, api.client, api.auth, access_token, options);
      return oauth.processIntrospectionResponse(as, api.client, told);
    }
    expect(await introspect()).toMatchObject({ active: true, client_id: client.client_id, scope });
    await oauth.processRevocationResponse(
      await oauth.revocationRequest(as, client, auth, access_token, options),
    );
    expect(await introspect()).toEqual({ active: false });
  });

  test('refuses an introspection without a clear yes or no', async () => {
    const site = await open();
    const fetch = altered(site.fetch, '/oauth/introspect', (answer) => ({ ...answer, active: 'yes' }));
    const { as, client, auth, options } = await discover(site, tripsServer, { fetch });
    const told = await oauth.introspectionRequest(as, client, auth, 'unknown', options);
    await expect(oauth.processIntrospectionResponse(as, client, told)).rejects.toThrow('"active"');
  });

  test.each([machineBasic, machinePost])(
    'sees a wrong secret refused with 401, $token_endpoint_auth_method',
    async (demo) => {
      const { as, client, auth, options } = await discover(await open(), { ...demo, client_secret: 'wrong' });
      const answer = await oauth.clientCredentialsGrantRequest(as, client, auth, { audience }, options);
      const body = await answer.clone().json();
      expect(body).toMatchObject({ error: 'invalid_client' });
      await expect(oauth.processClientCredentialsResponse(as, client, answer)).rejects.toMatchObject({
        ...{ status: 401, cause: [{ scheme: 'basic' }] },
      });
    },
  );
});

describe.each(transports)('oauth4webapi 3, $name: device', ({ open }) => {
  test('authorization_pending, slow_down, tokens, and the device code is spent', async () => {
    const site = await open();
    const { as, client, auth, options } = await discover(site, tv);
    const asked = await oauth.deviceAuthorizationRequest(as, client, auth, { scope, audience }, options);
    const device = await oauth.processDeviceAuthorizationResponse(as, client, asked);
    async function poll(how = options) {
      const answer = await oauth.deviceCodeGrantRequest(as, client, auth, device.device_code, how);
      return oauth.processDeviceCodeResponse(as, client, answer);
    }
    await expect(poll()).rejects.toMatchObject({ error: 'authorization_pending' });
    await expect(poll()).rejects.toMatchObject({ error: 'slow_down' });
    await site.person().activate(device.verification_uri, device.user_code);
    const tokens = await later(11, poll);
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(ana.sub);
    await expect(later(22, poll)).rejects.toMatchObject({ error: 'invalid_grant' });
  });

  test.each([
    ['deny', 1, {}, 'access_denied'],
    ['allow', 1, { aud: 'another' }, 'unexpected JWT "aud"'],
    ['allow', 601, {}, 'expired_token'],
  ] as const)('%s, %i s later, ID token with %o: %s', async (answer, seconds, claims, problem) => {
    const site = await open();
    const { as, client, auth, options } = await discover(site, tv, {
      fetch: withIdToken(site.fetch, claims),
    });
    const asked = await oauth.deviceAuthorizationRequest(as, client, auth, { scope, audience }, options);
    const device = await oauth.processDeviceAuthorizationResponse(as, client, asked);
    await site.person().activate(device.verification_uri_complete ?? '', device.user_code, answer);
    const read = later(seconds, async () => {
      const polled = await oauth.deviceCodeGrantRequest(as, client, auth, device.device_code, options);
      return oauth.processDeviceCodeResponse(as, client, polled);
    });
    await expect(read).rejects.toSatisfy((error: Error & { error?: string }) =>
      `${error.error} ${error.message}`.includes(problem),
    );
  });
});

describe.each(transports)('oauth4webapi 3, $name: password', ({ open }) => {
  test.each([
    [ana.password, undefined],
    ['wrong', 'invalid_grant'],
  ])('password %o: error %s', async (password, error) => {
    const { as, client, auth, options } = await discover(await open(), trusted);
    const asked = { username: ana.username, password, scope, audience };
    const answer = await oauth.genericTokenEndpointRequest(as, client, auth, 'password', asked, options);
    const read = oauth.processGenericTokenEndpointResponse(as, client, answer);
    if (error) await expect(read).rejects.toMatchObject({ error });
    else expect((await read).refresh_token).toBeDefined();
  });
});
