import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ana, spa, web, webJwt, webLoggedOutUri, webPost } from '../testing/demo.ts';
import { pageOf } from '../testing/flow.ts';
import { clientOf, logIn, loginOf } from './testing/openid-client-5.ts';
import { transports } from './testing/site.ts';

const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const refused = (error: string) => ({ name: 'OPError', error });

describe.each(transports)('openid-client 5, $name: pushed authorization request', ({ open }) => {
  test.each([
    ['none', 'code', spa],
    ['client_secret_basic', 'code id_token token', web],
    ['client_secret_post', 'code', webPost],
    ['private_key_jwt', 'code id_token', webJwt],
  ])('%s, %s: what was pushed counts, not what the address says', async (_, response_type, demo) => {
    const site = await open({ clients: [{ ...demo, require_pushed_authorization_requests: true }] });
    const client = await clientOf(site, demo);
    const { parameters, read, answerTo } = loginOf(client, demo, response_type);
    const { request_uri } = await client.pushedAuthorizationRequest(parameters);
    const url = client.authorizationUrl({ request_uri, state: 'another', response_mode: 'query' });
    expect((await read(await answerTo(site.person(), url))).claims().sub).toBe(ana.sub);
  });

  test('sees a bad request refused before the browser goes anywhere', async () => {
    const client = await clientOf(await open(), web);
    const pushed = client.pushedAuthorizationRequest({ redirect_uri: 'https://a.example' });
    await expect(pushed).rejects.toMatchObject(refused('invalid_request'));
  });
});

describe.each(transports)('openid-client 5, $name: DPoP', ({ open }) => {
  test.each([false, true])('bound tokens, refresh, userinfo (nonces: %s)', async (requireDpopNonce) => {
    const site = await open({ policy: { requireDpopNonce } });
    const { client, read, answer } = await logIn(site, spa, 'code');
    const DPoP = newKey();
    const tokens = await read(answer, {}, { DPoP });
    expect(tokens.token_type).toBe('DPoP');
    const renewed = await client.refresh(tokens, { DPoP });
    expect((await client.userinfo(renewed, { DPoP })).email).toBe(ana.email);
    const stolen = client.userinfo(renewed, { DPoP: newKey() });
    await expect(stolen).rejects.toMatchObject(refused('invalid_token'));
  });
});

describe.each(transports)('openid-client 5, $name: RP-initiated logout', ({ open }) => {
  test('the session ends, and the browser comes back with state', async () => {
    const site = await open();
    const person = site.person();
    const { client, read, answer } = await logIn(site, web, 'code', person);
    const id_token_hint = await read(answer);
    const url = client.endSessionUrl({
      id_token_hint,
      post_logout_redirect_uri: webLoggedOutUri,
      state: 'bye',
    });
    expect((await person.browser.open(url)).url).toBe(`${webLoggedOutUri}?state=bye`);
    const again = client.authorizationUrl(loginOf(client, web, 'code').parameters);
    expect(pageOf(await person.browser.open(again))).toBe('login');
  });
});
