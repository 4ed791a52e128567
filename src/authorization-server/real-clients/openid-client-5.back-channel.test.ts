import { describe, expect, test } from 'vitest';
import {
  ana,
  audience,
  ben,
  machineBasic,
  machineJwt,
  machinePost,
  tripsServer,
  trusted,
  tv,
  web,
} from '../testing/demo.ts';
import { halfHash } from './testing/half-hash.ts';
import { hurried } from './testing/in-no-time.ts';
import { changeIdTokens, clientOf, logIn, refusalOf } from './testing/openid-client-5.ts';
import { transports } from './testing/site.ts';

const scope = 'openid profile email offline_access read:trips';
const refused = (error: string) => ({ name: 'OPError', error });

describe.each(transports)('openid-client 5, $name: client credentials and password', ({ open }) => {
  const machine = { grant_type: 'client_credentials', scope: 'read:trips', audience };
  const { username, password } = ana;
  const person = { grant_type: 'password', username, password, scope, audience };

  test.each([
    ['client credentials, client_secret_basic', machineBasic, machine],
    ['client credentials, client_secret_post', machinePost, machine],
    ['client credentials, private_key_jwt', machineJwt, machine],
    ['password, client_secret_post', trusted, person],
  ])('%s', async (_, demo, asked) => {
    // The library writes its client authentication into the object that it is given, hence the copy.
    const client = await clientOf(await open(), demo);
    const tokens = await client.grant({ ...asked });
    expect(tokens).toMatchObject({ token_type: 'Bearer', scope: asked.scope });
    expect(tokens.expires_in).toBeGreaterThan(3590);
    await expect(client.grant({ ...asked, scope: 'another' })).rejects.toMatchObject(
      refused('invalid_scope'),
    );
  });
});

describe.each(transports)('openid-client 5, $name: device', ({ open }) => {
  async function run(answer: 'allow' | 'deny', claims?: Record<string, unknown>) {
    const site = await open();
    const client = await clientOf(site, tv);
    if (claims) changeIdTokens(client, claims);
    const device = await client.deviceAuthorization({ scope, audience });
    const { device_code, user_code, verification_uri } = device;
    const early = client.grant({ grant_type: 'urn:ietf:params:oauth:grant-type:device_code', device_code });
    await expect(early).rejects.toMatchObject(refused('authorization_pending'));
    await site.person().activate(verification_uri, user_code, answer);
    return { client, polled: hurried(site.fetch).inNoTime(() => device.poll()) };
  }

  test('polls, then tokens, userinfo, refresh', async () => {
    const { client, polled } = await run('allow');
    const tokens = await polled;
    expect(tokens.claims()).toMatchObject({ sub: ana.sub, aud: tv.client_id });
    expect((await client.userinfo(tokens)).email).toBe(ana.email);
    expect((await client.refresh(tokens)).refresh_token).not.toBe(tokens.refresh_token);
  });

  test('hears that the person said no', async () => {
    await expect((await run('deny')).polled).rejects.toMatchObject(refused('access_denied'));
  });

  test('refuses an ID token with another at_hash', async () => {
    const { polled } = await run('allow', { at_hash: 'another' });
    expect(await refusalOf(polled)).toMatch(/^at_hash mismatch, expected .*, got: another$/);
  });
});

describe.each(transports)('openid-client 5, $name: refresh and userinfo', ({ open }) => {
  test.each([
    ['at_hash', { at_hash: halfHash('another') }, /^at_hash mismatch, expected /],
    ['sub', { sub: ben.sub }, /^sub mismatch, expected user-ana, got: user-ben$/],
  ])('refuses the ID token of a refresh with another %s', async (_, claims, message) => {
    const { client, read, answer } = await logIn(await open(), web, 'code');
    const tokens = await read(answer);
    changeIdTokens(client, claims);
    expect(await refusalOf(client.refresh(tokens))).toMatch(message);
  });

  test('refuses userinfo of somebody else', async () => {
    const { client, read, answer } = await logIn(await open(), web, 'code');
    changeIdTokens(client, { sub: ben.sub });
    const info = client.userinfo(await read(answer));
    expect(await refusalOf(info)).toBe(`userinfo sub mismatch, expected ${ben.sub}, got: ${ana.sub}`);
  });
});

describe.each(transports)('openid-client 5, $name: introspection and revocation', ({ open }) => {
  test('by the API, and by the app', async () => {
    const site = await open();
    const { client, read, answer } = await logIn(site, web, 'code');
    const api = await clientOf(site, tripsServer);
    const { access_token = '', refresh_token = '' } = await read(answer);
    const alive = { active: true, client_id: web.client_id, sub: ana.sub, iss: site.issuer };
    expect(await api.introspect(access_token, 'access_token')).toMatchObject(alive);
    await client.revoke(access_token, 'access_token');
    expect(await api.introspect(access_token)).toEqual({ active: false });
    await client.revoke(refresh_token, 'refresh_token');
    await expect(client.refresh(refresh_token)).rejects.toMatchObject(refused('invalid_grant'));
    const stranger = await clientOf(site, { ...tripsServer, client_secret: 'wrong' });
    await expect(stranger.introspect(access_token)).rejects.toMatchObject(refused('invalid_client'));
  });
});
