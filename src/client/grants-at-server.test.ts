import { describe, expect, it } from 'vitest';
import type { Client } from '../authorization-server/index.ts';
import { ana, audience, issuer, tripsServer, trusted, tv } from '../authorization-server/testing/demo.ts';
import { passwordOf } from '../authorization-server/testing/flow.ts';
import { demoKey } from '../lab/keys.ts';
import { deaf } from '../protocol/check.ts';
import { authenticatedPost, type ClientCredentials } from './client-authentication.ts';
import { readDeviceCodes } from './device-response.ts';
import { errorOf } from './error-response.ts';
import { readIntrospection } from './introspection-response.ts';
import { accepted, identityOf, machines, world } from './testing/servers.ts';
import {
  clientCredentialsGrant,
  deviceAuthorization,
  deviceCodeGrant,
  introspection,
  passwordGrant,
  revocation,
} from './token-requests.ts';
import { readTokens } from './token-response.ts';

describe('the other grants against the authorization server', () => {
  it.each(machines)('RFC 6749 §4.4: $client_id gets a token of its own', async (registered) => {
    const { token } = world();
    const grant = clientCredentialsGrant({ scope: 'read:trips', audience });
    const tokens = accepted(await readTokens(await token(grant, identityOf(registered)), deaf));
    expect(tokens).toMatchObject({ idToken: undefined, refreshToken: undefined });
  });

  it.each(machines)('RFC 6749 §5.2: $client_id is refused with another secret or key', async (registered) => {
    const { token } = world();
    const method = registered.token_endpoint_auth_method;
    const wrong =
      method === 'private_key_jwt'
        ? ({ method, key: demoKey } as const)
        : ({ method, secret: 'guess' } as ClientCredentials);
    const grant = clientCredentialsGrant({ scope: '', audience: '' });
    const answer = await token(grant, { ...identityOf(registered), credentials: wrong });
    expect([answer.status, errorOf(answer)]).toEqual([401, 'invalid_client']);
  });

  it('RFC 7523 §3: an assertion for another server or from a minute ago is refused, and none works twice', async () => {
    const { tools, endpoint, handle, clock } = world();
    const client = identityOf(machines[2] as Client);
    const grant = clientCredentialsGrant({ scope: '', audience: '' });
    const make = (issuedFor: string) =>
      authenticatedPost(endpoint('oauth/token'), grant, { ...client, issuer: issuedFor }, tools);
    expect(errorOf(await handle(await make('https://other.example/')))).toBe('invalid_client');
    const once = await make(issuer);
    expect((await handle(once)).status).toBe(200);
    expect(errorOf(await handle(once))).toBe('invalid_client');
    const late = await make(issuer);
    clock.advance(60);
    expect(errorOf(await handle(late))).toBe('invalid_client');
  });

  it('RFC 6749 §4.3: swaps a password for tokens', async () => {
    const { token } = world();
    const grant = { ...passwordOf(ana), scope: 'openid offline_access', audience: '' };
    const tokens = accepted(await readTokens(await token(passwordGrant(grant), identityOf(trusted)), deaf));
    expect(tokens.refreshToken).toBeDefined();
    const wrong = await token(passwordGrant({ ...grant, password: 'guess' }), identityOf(trusted));
    expect(errorOf(wrong)).toBe('invalid_grant');
  });

  it('RFC 8628 §3: a device polls until its user has allowed it', async () => {
    const around = world();
    const client = identityOf(tv);
    const wanted = deviceAuthorization({ scope: 'openid read:trips', audience });
    const codes = accepted(
      await readDeviceCodes(await around.post('oauth/device/code', wanted, client), deaf),
    );
    const poll = () => around.token(deviceCodeGrant(codes.deviceCode), client);
    expect(errorOf(await poll())).toBe('authorization_pending');
    let stop = await around.browser.open(codes.verificationUriComplete);
    stop = await around.browser.press(stop, 'continue');
    stop = await around.browser.press(stop, 'password', passwordOf(ana));
    await around.browser.press(stop, 'allow');
    around.clock.advance(codes.interval);
    expect(await readTokens(await poll(), deaf)).toMatchObject({ ok: true });
  });

  it('RFC 7662 §2: an API asks about a token, before and after it is revoked', async () => {
    const { token, post } = world();
    const machine = identityOf(machines[0] as Client);
    const grant = clientCredentialsGrant({ scope: '', audience });
    const { accessToken } = accepted(await readTokens(await token(grant, machine), deaf));
    const ask = async () =>
      readIntrospection(
        await post('oauth/introspect', introspection(accessToken), identityOf(tripsServer)),
        deaf,
      );
    expect(await ask()).toEqual({ ok: true, value: { active: true } });
    await post('oauth/revoke', revocation(accessToken, 'access_token'), machine);
    expect(await ask()).toEqual({ ok: true, value: { active: false } });
  });
});
