import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import { fetchTo } from '../authorization-server/testing/fetch.ts';
import { demoKey } from '../lab/keys.ts';
import { publicJwk } from '../protocol/jwt.ts';
import { createResourceServer, type ResourceServer } from './index.ts';
import { audience, issuer, token } from './testing/api.ts';

const orders = new URL(`${audience}orders`);
const random = { bytes: (length: number) => crypto.getRandomValues(new Uint8Array(length)) };

/** Both libraries measure `iat` by the computer's clock, so the API does too; it keeps what it was asked. */
function liveApi(requireDpopNonce: boolean) {
  const server: ResourceServer = createResourceServer({
    ...{ issuer, audience, random, policy: { requireDpopNonce } },
    jwks: { keys: [publicJwk(demoKey)] },
    clock: { now: () => Date.now() },
  });
  const statuses: number[] = [];
  const fetch = fetchTo(async (request) => {
    const response = await server.handle(request);
    statuses.push(response.status);
    return response;
  });
  return { fetch, statuses };
}

const live = (jkt: string) => token({ exp: Math.floor(Date.now() / 1000) + 60, cnf: { jkt } });

describe.each([
  ['without nonces', false],
  ['with nonces', true],
])('RFC 9449 §7 with client libraries, unmodified, %s', (_what, requireNonce) => {
  test.each(['ES256', 'RS256', 'PS256', 'Ed25519'])(
    'openid-client 6 fetches and posts orders, %s',
    async (alg) => {
      const headers = new Headers({ 'content-type': 'application/json' });
      const { fetch, statuses } = liveApi(requireNonce);
      const config = new openid.Configuration({ issuer }, 'spa');
      config[openid.customFetch] = fetch;
      const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair(alg));
      const bound = await live(await DPoP.calculateThumbprint());
      const send = (method: string, body?: string) =>
        openid.fetchProtectedResource(config, bound, orders, method, body, headers, { DPoP });

      expect(await (await send('GET')).json()).toMatchObject({
        orders: [{ id: 'order-1' }, { id: 'order-2' }],
      });
      expect((await send('POST', '{"item":"Lantern","quantity":1}')).status).toBe(201);
      expect((await send('GET')).status).toBe(200);
      expect(statuses).toEqual(requireNonce ? [401, 200, 201, 200] : [200, 201, 200]);
    },
  );

  test('oauth4webapi fetches orders, and understands the challenge', async () => {
    const { fetch } = liveApi(requireNonce);
    const DPoP = oauth.DPoP({}, await oauth.generateKeyPair('ES256'));
    const bound = await live(await DPoP.calculateThumbprint());
    const options = { DPoP, [oauth.customFetch]: fetch };
    const send = () => oauth.protectedResourceRequest(bound, 'GET', orders, new Headers(), null, options);
    const answer = await send().catch((error: unknown) => {
      expect(requireNonce && oauth.isDPoPNonceError(error)).toBe(true);
      return send();
    });
    expect(answer.status).toBe(200);
  });
});

test('both see what is wrong: a bound token without its proof, and a proof by another key', async () => {
  const { fetch } = liveApi(false);
  const [mine, thiefs] = [await oauth.generateKeyPair('ES256'), await oauth.generateKeyPair('ES256')];
  const bound = await live(await oauth.DPoP({}, mine).calculateThumbprint());
  const send = (options: { DPoP?: oauth.DPoPHandle }) =>
    oauth.protectedResourceRequest(bound, 'GET', orders, new Headers(), null, {
      ...options,
      [oauth.customFetch]: fetch,
    });
  await expect(send({})).rejects.toMatchObject({
    cause: [
      { scheme: 'bearer', parameters: { error: 'invalid_token' } },
      { scheme: 'dpop', parameters: { algs: 'ES256 RS256 PS256 EdDSA Ed25519' } },
    ],
  });
  await expect(send({ DPoP: oauth.DPoP({}, thiefs) })).rejects.toMatchObject({
    cause: [{ scheme: 'dpop', parameters: { error: 'invalid_token', realm: 'orders' } }],
  });
});
