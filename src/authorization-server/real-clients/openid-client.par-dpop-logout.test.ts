import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, spa, tripsServer, web, webJwt, webLoggedOutUri, webPost } from '../testing/demo.ts';
import { pageOf } from '../testing/flow.ts';
import { configure } from './testing/openid-client.ts';
import { type Site, transports } from './testing/site.ts';
import { altered, watched } from './testing/tamper.ts';

const scope = 'openid profile email offline_access read:trips';

/** An authorization request with PKCE, and what to check of its answer. */
async function codeRequest(client: Client) {
  const checks = {
    ...{ expectedState: openid.randomState(), expectedNonce: openid.randomNonce() },
    pkceCodeVerifier: openid.randomPKCECodeVerifier(),
  };
  const parameters = {
    ...{ redirect_uri: client.redirect_uris[0] ?? '', scope, audience },
    ...{ state: checks.expectedState, nonce: checks.expectedNonce },
    code_challenge: await openid.calculatePKCECodeChallenge(checks.pkceCodeVerifier),
    code_challenge_method: 'S256',
  };
  return { checks, parameters };
}

describe.each(transports)('openid-client 6, $name: pushed authorization request', ({ open }) => {
  test.each([
    ['none', spa],
    ['client_secret_basic', web],
    ['client_secret_post', webPost],
    ['private_key_jwt', webJwt],
  ])('%s: the browser carries a request_uri only', async (_, client) => {
    const required = { ...client, require_pushed_authorization_requests: true };
    const site = await open({ clients: [required] });
    const config = await configure(site, client);
    const { checks, parameters } = await codeRequest(client);
    const url = await openid.buildAuthorizationUrlWithPAR(config, parameters);
    expect([...url.searchParams.keys()].sort()).toEqual(['client_id', 'request_uri']);
    const tokens = await openid.authorizationCodeGrant(config, await site.person().allow(url), checks);
    expect(tokens.claims()?.sub).toBe(ana.sub);
  });

  test('sees a bad request refused before the browser goes anywhere', async () => {
    const config = await configure(await open(), web);
    const { parameters } = await codeRequest(web);
    const pushed = openid.buildAuthorizationUrlWithPAR(config, {
      ...parameters,
      redirect_uri: 'https://a.example',
    });
    await expect(pushed).rejects.toMatchObject({ error: 'invalid_request' });
  });

  test('refuses an answer without a request_uri', async () => {
    const site = await open();
    const fetch = altered(site.fetch, '/oauth/par', ({ expires_in }) => ({ expires_in }));
    const config = await configure(site, web, fetch);
    const pushed = openid.buildAuthorizationUrlWithPAR(config, (await codeRequest(web)).parameters);
    await expect(pushed).rejects.toMatchObject({ code: 'OAUTH_INVALID_RESPONSE' });
  });
});

describe.each(transports)('openid-client 6, $name: DPoP', ({ open }) => {
  async function logIn(site: Site, client: Client, { par = false, fetch = site.fetch } = {}) {
    const config = await configure(site, client, fetch);
    const DPoP = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair());
    const { checks, parameters } = await codeRequest(client);
    const url = par
      ? await openid.buildAuthorizationUrlWithPAR(config, parameters, { DPoP })
      : openid.buildAuthorizationUrl(config, { ...parameters, dpop_jkt: await DPoP.calculateThumbprint() });
    const callback = await site.person().allow(url);
    const exchange = (handle = DPoP) =>
      openid.authorizationCodeGrant(config, callback, checks, undefined, { DPoP: handle });
    return { config, DPoP, exchange };
  }

  test.each([
    ['public', spa, {}, false],
    ['public', spa, { requireDpopNonce: true }, false],
    ['confidential', web, {}, false],
    ['confidential, pushed', web, { requireDpopNonce: true }, true],
  ])('%s client: bound tokens, refresh, userinfo, introspection (%#)', async (_, client, policy, par) => {
    const site = await open({ policy });
    const refusals: unknown[] = [];
    const fetch = watched(site.fetch, '/oauth/token', ({ error }) => void refusals.push(error));
    const { config, DPoP, exchange } = await logIn(site, client, { par, fetch });
    const tokens = await exchange();
    expect(tokens.token_type).toBe('dpop');
    const info = await openid.fetchUserInfo(config, tokens.access_token, ana.sub, { DPoP });
    expect(info.email).toBe(ana.email);
    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP });
    expect(renewed.token_type).toBe('dpop');
    const told = await openid.tokenIntrospection(await configure(site, tripsServer), renewed.access_token);
    expect(told).toMatchObject({ token_type: 'DPoP', cnf: { jkt: await DPoP.calculateThumbprint() } });
    expect(refusals.includes('use_dpop_nonce')).toBe('requireDpopNonce' in policy && !par);
  });

  test('sees another key refused: at the token endpoint, at refresh, at userinfo', async () => {
    const { config, DPoP, exchange } = await logIn(await open(), spa);
    const stolen = openid.getDPoPHandle(config, await openid.randomDPoPKeyPair());
    await expect(exchange(stolen)).rejects.toMatchObject({
      error: 'invalid_grant',
    });
    const tokens = await exchange(DPoP);
    const refresh = openid.refreshTokenGrant(config, tokens.refresh_token ?? '', undefined, { DPoP: stolen });
    await expect(refresh).rejects.toMatchObject({ error: 'invalid_grant' });
    for (const how of [{ DPoP: stolen }, {}])
      await expect(openid.fetchUserInfo(config, tokens.access_token, ana.sub, how)).rejects.toMatchObject({
        status: 401,
      });
  });
});

describe.each(transports)('openid-client 6, $name: RP-initiated logout', ({ open }) => {
  test('the session ends, and the browser comes back with state', async () => {
    const site = await open();
    const person = site.person();
    const config = await configure(site, web);
    const { checks, parameters } = await codeRequest(web);
    const logIn = openid.buildAuthorizationUrl(config, parameters);
    const { id_token } = await openid.authorizationCodeGrant(config, await person.allow(logIn), checks);
    const silent = openid.buildAuthorizationUrl(config, { ...parameters, prompt: 'none' });
    expect((await person.allow(silent)).searchParams.has('code')).toBe(true);

    const url = openid.buildEndSessionUrl(config, {
      ...{ id_token_hint: id_token ?? '', post_logout_redirect_uri: webLoggedOutUri, state: 'bye' },
    });
    expect((await person.browser.open(url.href)).url).toBe(`${webLoggedOutUri}?state=bye`);
    expect((await person.allow(silent)).searchParams.get('error')).toBe('login_required');
    expect(pageOf(await person.browser.open(logIn.href))).toBe('login');
  });
});
