import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, spa, web, webJwt, webPost } from '../testing/demo.ts';
import { discover, requestOf } from './testing/oauth4webapi.ts';
import { transports } from './testing/site.ts';

const scope = 'openid profile email offline_access read:trips';

describe.each(transports)('oauth4webapi 3, $name: pushed authorization request', ({ open }) => {
  test.each([
    ['none', spa],
    ['client_secret_basic', web],
    ['client_secret_post', webPost],
    ['private_key_jwt', webJwt],
  ])('%s: pushed, authorized, redeemed', async (_, demo: Client) => {
    const site = await open();
    const app = await discover(site, demo);
    const { as, client, auth, options } = app;
    const redirect_uri = demo.redirect_uris[0] ?? '';
    const { url, state, nonce, verifier } = await requestOf(app, { redirect_uri, scope, audience });
    const answer = await oauth.pushedAuthorizationRequest(as, client, auth, url.searchParams, options);
    const { request_uri } = await oauth.processPushedAuthorizationResponse(as, client, answer);
    url.search = new URLSearchParams({ client_id: client.client_id, request_uri }).toString();

    const callback = oauth.validateAuthResponse(as, client, await site.person().allow(url), state);
    const redeemed = await oauth.authorizationCodeGrantRequest(
      ...([as, client, auth, callback, redirect_uri, verifier, options] as const),
    );
    const tokens = await oauth.processAuthorizationCodeResponse(as, client, redeemed, {
      expectedNonce: nonce,
    });
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(ana.sub);
  });

  test('sees a bad request refused, and refuses an answer that is not 201', async () => {
    const app = await discover(await open(), web);
    const { as, client, auth, options } = app;
    const push = async (redirect_uri: string) => {
      const { url } = await requestOf(app, { redirect_uri, scope, audience });
      return oauth.pushedAuthorizationRequest(as, client, auth, url.searchParams, options);
    };
    const read = (answer: Response) => oauth.processPushedAuthorizationResponse(as, client, answer);
    await expect(push('https://a.example/').then(read)).rejects.toMatchObject({ error: 'invalid_request' });
    const { body, headers } = await push(web.redirect_uris[0] ?? '');
    await expect(read(new Response(body, { status: 200, headers }))).rejects.toThrow(
      '"response" is not a conform',
    );
  });
});

describe.each(transports)('oauth4webapi 3, $name: DPoP', ({ open }) => {
  /** The library tells of the nonce that it was given; the app tries again with it. */
  async function twice<T>(
    send: () => Promise<Response>,
    read: (response: Response) => Promise<T>,
  ): Promise<T> {
    try {
      return await read(await send());
    } catch (error) {
      if (!oauth.isDPoPNonceError(error)) throw error;
      return read(await send());
    }
  }

  /** The request that the library would send to the API, with its proof. */
  async function proven(token: string, DPoP: oauth.DPoPHandle): Promise<Request> {
    const sent: Request[] = [];
    const keep = async (url: string, init: { method: string; headers: Record<string, string> }) => {
      sent.push(new Request(url, { method: init.method, headers: init.headers }));
      return new Response();
    };
    const using = { DPoP, [oauth.customFetch]: keep };
    await oauth.protectedResourceRequest(token, 'GET', new URL(`${audience}trips`), undefined, null, using);
    return sent[0] ?? new Request(audience);
  }

  test.each([false, true])('tokens, userinfo, refresh, with nonces: %s', async (requireDpopNonce) => {
    const site = await open({ policy: { requireDpopNonce } });
    const app = await discover(site, spa);
    const { as, client, auth, options } = app;
    const DPoP = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const how = { ...options, DPoP };
    const redirect_uri = spa.redirect_uris[0] ?? '';
    const dpop_jkt = await DPoP.calculateThumbprint();
    const { url, state, nonce, verifier } = await requestOf(app, { redirect_uri, scope, audience, dpop_jkt });
    const callback = oauth.validateAuthResponse(as, client, await site.person().allow(url), state);

    const exchange = (using: object) =>
      oauth.authorizationCodeGrantRequest(as, client, auth, callback, redirect_uri, verifier, using);
    const read = (response: Response) =>
      oauth.processAuthorizationCodeResponse(as, client, response, { expectedNonce: nonce });
    await expect(exchange(options).then(read)).rejects.toMatchObject({ status: 400 });
    const tokens = await twice(() => exchange(how), read);
    expect(tokens.token_type).toBe('dpop');

    const claims = await oauth.validateJwtAccessToken(as, await proven(tokens.access_token, DPoP), audience, {
      ...{ ...options, requireDPoP: true },
    });
    expect(claims.cnf).toEqual({ jkt: dpop_jkt });
    const other = oauth.DPoP(client, await oauth.generateKeyPair('ES256'));
    const stolen = await proven(tokens.access_token, other);
    await expect(oauth.validateJwtAccessToken(as, stolen, audience, options)).rejects.toThrow(
      'confirmation mismatch',
    );

    const info = await twice(
      () => oauth.userInfoRequest(as, client, tokens.access_token, how),
      (response) => oauth.processUserInfoResponse(as, client, ana.sub, response),
    );
    expect(info.email).toBe(ana.email);
    const renewed = await twice(
      () => oauth.refreshTokenGrantRequest(as, client, auth, tokens.refresh_token ?? '', how),
      (response) => oauth.processRefreshTokenResponse(as, client, response),
    );
    expect(renewed.token_type).toBe('dpop');

    const bearer = await oauth.userInfoRequest(as, client, renewed.access_token, options);
    await expect(oauth.processUserInfoResponse(as, client, ana.sub, bearer)).rejects.toMatchObject({
      status: 401,
    });
  });
});
