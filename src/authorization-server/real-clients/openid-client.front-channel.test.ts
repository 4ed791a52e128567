import { decodeJwt } from 'jose';
import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import type { Client } from '../index.ts';
import { ana, audience, web, webJwt, webPost } from '../testing/demo.ts';
import { halfHash } from './testing/half-hash.ts';
import { configure, expectCodeAndIdToken, expectIdToken } from './testing/openid-client.ts';
import { type Site, transports } from './testing/site.ts';
import { forged, repost, resigned } from './testing/tamper.ts';

/** An authorization request of a login whose answer carries more than a code, posted unless it says otherwise. */
function requestOf(config: openid.Configuration, client: Client, others: Record<string, string>) {
  const [state, nonce] = [openid.randomState(), openid.randomNonce()];
  const url = openid.buildAuthorizationUrl(config, {
    ...{ redirect_uri: client.redirect_uris[0] ?? '', state, nonce, max_age: '600' },
    ...{ scope: 'openid profile email', response_mode: 'form_post', ...others },
  });
  return { url, state, nonce };
}

const badIdTokens: [string, (token: string) => string | Promise<string>, string][] = [
  ['nonce', (token) => resigned(token, { nonce: 'another' }), 'unexpected ID Token "nonce" claim value'],
  ['iss', (token) => resigned(token, { iss: 'https://evil.example/' }), 'unexpected JWT "iss"'],
  ['aud', (token) => resigned(token, { aud: 'another' }), 'unexpected JWT "aud"'],
  ['exp', (token) => resigned(token, { exp: 1_700_000_000 }), 'unexpected JWT "exp"'],
  ['signature', forged, 'JWT signature verification failed'],
];

describe.each(transports)('openid-client 6, $name: implicit, id_token', ({ open }) => {
  async function logIn(site: Site) {
    const config = await configure(site, web);
    expectIdToken(config);
    return { config, ...requestOf(config, web, {}) };
  }

  test('form_post: signature, iss, aud, exp, nonce, auth_time, state', async () => {
    const site = await open();
    const { config, url, state, nonce } = await logIn(site);
    const posted = await site.person().allowByPost(url);
    const checks = { expectedState: state, maxAge: 600 };
    const claims = await openid.implicitAuthentication(config, posted, nonce, checks);
    expect(claims).toMatchObject({ sub: ana.sub, email: ana.email });
    expect(claims).not.toHaveProperty('at_hash');
  });

  test('fragment', async () => {
    const site = await open();
    const { config, url, state, nonce } = await logIn(site);
    url.searchParams.set('response_mode', 'fragment');
    const callback = await site.person().allow(url);
    const claims = await openid.implicitAuthentication(config, callback, nonce, { expectedState: state });
    expect(claims.sub).toBe(ana.sub);
  });

  test.each(badIdTokens)('refuses an ID token with another %s', async (_, change, message) => {
    const site = await open();
    const { config, url, state, nonce } = await logIn(site);
    const posted = await repost(await site.person().allowByPost(url), { id_token: change });
    await expect(
      openid.implicitAuthentication(config, posted, nonce, { expectedState: state }),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining(message) } });
  });

  test('refuses another state', async () => {
    const site = await open();
    const { config, url, nonce } = await logIn(site);
    const posted = await site.person().allowByPost(url);
    const read = openid.implicitAuthentication(config, posted, nonce, { expectedState: 'another' });
    await expect(read).rejects.toMatchObject({ cause: { message: expect.stringContaining('"state"') } });
  });
});

test.each(transports)('openid-client 6, $name: code by form_post', async ({ open }) => {
  const site = await open();
  const config = await configure(site, web);
  const { url, state, nonce } = requestOf(config, web, {});
  const posted = await site.person().allowByPost(url);
  const checks = { expectedState: state, expectedNonce: nonce };
  const refused = openid.authorizationCodeGrant(
    config,
    await repost(posted, { iss: 'https://evil.example/' }),
    checks,
  );
  await expect(refused).rejects.toMatchObject({ cause: { message: expect.stringContaining('"iss"') } });
  expect((await openid.authorizationCodeGrant(config, posted, checks)).claims()?.sub).toBe(ana.sub);
});

describe.each(transports)('openid-client 6, $name: hybrid', ({ open }) => {
  /** The answer on the front channel, posted, and the library's way on from there. */
  async function logIn(site: Site, client: Client, response_type: string) {
    const config = await configure(site, client);
    if (response_type.includes('id_token')) expectCodeAndIdToken(config);
    const scope = 'openid profile email offline_access read:trips';
    const { url, state, nonce } = requestOf(config, client, { response_type, scope, audience });
    const checks = { expectedState: state, expectedNonce: nonce, maxAge: 600 };
    const posted = await site.person().allowByPost(url);
    const exchange = (answer = posted) => openid.authorizationCodeGrant(config, answer, checks);
    return { config, posted, exchange, url, checks };
  }

  test.each([
    ['code id_token', web],
    ['code id_token', webPost],
    ['code id_token', webJwt],
    ['code id_token token', web],
    ['code token', web],
  ])('%s by form_post: c_hash, nonce, signature, then the code (%o)', async (response_type, client) => {
    const { config, posted, exchange } = await logIn(await open(), client, response_type);
    const answer = new URLSearchParams(await posted.clone().text());
    const tokens = await exchange();
    expect(tokens.claims()?.sub).toBe(ana.sub);
    expect((await openid.fetchUserInfo(config, tokens.access_token, ana.sub)).email).toBe(ana.email);
    expect(tokens.refresh_token).toBeDefined();

    const [token, idToken] = [answer.get('access_token'), answer.get('id_token')];
    expect([token !== null, idToken !== null]).toEqual([
      / token/.test(response_type),
      response_type.includes('id_token'),
    ]);
    if (idToken) expect(decodeJwt(idToken)['at_hash']).toBe(token ? halfHash(token) : undefined);
    if (token) expect((await openid.fetchUserInfo(config, token, ana.sub)).sub).toBe(ana.sub);
  });

  test('code id_token in the fragment', async () => {
    const site = await open();
    const { config, url, checks } = await logIn(site, web, 'code id_token');
    url.searchParams.set('response_mode', 'fragment');
    const tokens = await openid.authorizationCodeGrant(config, await site.person().allow(url), checks);
    expect(tokens.claims()?.sub).toBe(ana.sub);
  });

  test.each([
    ...badIdTokens,
    [
      'c_hash',
      (token: string) => resigned(token, { c_hash: halfHash('another') }),
      'invalid ID Token "c_hash"',
    ],
    [
      'no c_hash',
      (token: string) => resigned(token, { c_hash: undefined }),
      'JWT "c_hash" (code hash) claim missing',
    ],
  ])('refuses an ID token with another %s', async (_, change, message) => {
    const { posted, exchange } = await logIn(await open(), web, 'code id_token');
    await expect(exchange(await repost(posted, { id_token: change }))).rejects.toMatchObject({
      cause: { message: expect.stringContaining(message) },
    });
  });

  test('refuses a code that is not the one of the ID token', async () => {
    const { posted, exchange } = await logIn(await open(), web, 'code id_token');
    await expect(exchange(await repost(posted, { code: 'stolen' }))).rejects.toMatchObject({
      cause: { message: expect.stringContaining('c_hash') },
    });
  });
});
