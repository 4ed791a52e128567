import { describe, expect, it } from 'vitest';
import {
  ana,
  issuer,
  spa,
  web,
  webJwt,
  webLoggedOutUri,
  webPost,
  webRedirectUri,
} from '../authorization-server/testing/demo.ts';
import { deaf, listener } from '../protocol/check.ts';
import { queryOf } from '../protocol/parameters.ts';
import { prepareAuthorization, pushedAuthorizationUrl } from './authorization-request.ts';
import { checkAuthorizationResponse, responseParameters } from './authorization-response.ts';
import { errorOf } from './error-response.ts';
import { checkIdToken } from './id-token.ts';
import { logoutUrl } from './logout.ts';
import { readRequestUri } from './pushed-authorization.ts';
import { accepted, codeFor, demand, identityOf, keysOf, signIn, world } from './testing/servers.ts';
import { codeGrant, refreshGrant, revocation } from './token-requests.ts';
import { readTokens } from './token-response.ts';

describe('the code flow against the authorization server', () => {
  it.each([
    ['RFC 7636 §4.5: none, with PKCE', spa],
    ['RFC 6749 §2.3.1: client_secret_basic', web],
    ['RFC 6749 §2.3.1: client_secret_post', webPost],
    ['RFC 7523 §2.2: private_key_jwt', webJwt],
  ])('%s: swaps the code, checks the ID token, refreshes and revokes', async (_method, registered) => {
    const around = world();
    const client = identityOf(registered);
    const changes = registered === spa ? {} : ({ challengeMethod: 'absent' } as const);
    const { nonce, ...grant } = await codeFor(around, registered, changes);
    const answer = await around.token(codeGrant(grant), client);
    const { idToken = '', accessToken, refreshToken } = accepted(await readTokens(answer, deaf));
    const jwks = await keysOf(around, client);
    const expected = { issuer, clientId: client.clientId, nonce, accessToken, jwks };
    const claims = accepted(await checkIdToken(idToken, expected, around.clock, deaf));
    expect(claims).toMatchObject({ sub: ana.sub, name: ana.name });
    if (refreshToken === undefined) {
      expect(registered).toBe(spa);
      return;
    }
    const renewed = accepted(await readTokens(await around.token(refreshGrant(refreshToken), client), deaf));
    expect(renewed.accessToken).not.toBe(accessToken);
    const revoked = revocation(renewed.refreshToken ?? '', 'refresh_token');
    expect((await around.post('oauth/revoke', revoked, client)).status).toBe(200);
    const again = await around.token(refreshGrant(renewed.refreshToken ?? ''), client);
    expect(errorOf(again)).toBe('invalid_grant');
  });

  it.each([web, webPost, webJwt, spa])(
    'RFC 9126 §2: pushes the request as $client_id, and the browser brings its name alone',
    async (registered) => {
      const around = world();
      const client = identityOf(registered);
      const prepared = await prepareAuthorization(demand(registered), around.tools);
      const answer = await around.post('oauth/par', prepared.parameters, client);
      const { requestUri, expiresIn } = accepted(await readRequestUri(answer, deaf));
      expect(expiresIn).toBeGreaterThan(0);
      const url = pushedAuthorizationUrl(around.endpoint('authorize'), client.clientId, requestUri);
      const callback = responseParameters(await signIn(around, url));
      const expected = { issuer, state: prepared.state, wants: ['code'] as const };
      expect(await checkAuthorizationResponse(callback, expected, deaf)).toMatchObject({ ok: true });
    },
  );

  it.each([
    ['code id_token', ['code', 'id_token']],
    ['code token', ['code', 'access_token']],
    ['code id_token token', ['code', 'id_token', 'access_token']],
    ['id_token', ['id_token']],
  ] as const)(
    'OIDC Core §3.3: takes %s out of a form post, hashes and second ID token included',
    async (responseType, wants) => {
      const around = world();
      const client = identityOf(web);
      const changes = { responseType, responseMode: 'form_post', challengeMethod: 'absent' } as const;
      const { url, state, nonce } = await prepareAuthorization(demand(web, changes), around.tools);
      const request = await signIn(around, url);
      expect(request.method).toBe('POST');
      const response = responseParameters(request);
      const back = accepted(await checkAuthorizationResponse(response, { issuer, state, wants }, deaf));
      const expected = { issuer, clientId: client.clientId, nonce, jwks: await keysOf(around, client) };
      const heard = listener();
      if (back.idToken !== '') {
        const { accessToken, code } = back;
        const beside = { accessToken, hashes: 'required', ...(code && { code }) } as const;
        accepted(await checkIdToken(back.idToken, { ...expected, ...beside }, around.clock, heard));
      }
      const hashes = heard.checks.map(({ id }) => id).filter((id) => id.endsWith('_hash_matches'));
      const withIdToken = back.idToken !== '';
      expect(hashes).toEqual([
        ...(withIdToken && back.accessToken ? ['at_hash_matches'] : []),
        ...(withIdToken && back.code ? ['c_hash_matches'] : []),
      ]);
      if (back.code === '') return;
      const grant = codeGrant({ code: back.code, redirectUri: webRedirectUri });
      const tokens = accepted(await readTokens(await around.token(grant, client), deaf));
      const firstIdToken = { issuer, subject: ana.sub };
      const second = { ...expected, accessToken: tokens.accessToken, firstIdToken };
      accepted(await checkIdToken(tokens.idToken ?? '', second, around.clock, deaf));
    },
  );

  it('OIDC RP-Initiated Logout §2: ends the login and comes back with the state', async () => {
    const around = world();
    const grant = codeGrant(await codeFor(around, web));
    const { idToken = '' } = accepted(await readTokens(await around.token(grant, identityOf(web)), deaf));
    const leaving = { idTokenHint: idToken, clientId: web.client_id, state: 'bye' };
    const demanded = { ...leaving, postLogoutRedirectUri: webLoggedOutUri };
    const stop = await around.browser.open(logoutUrl(around.endpoint('oidc/logout'), demanded));
    expect(stop.url.startsWith(webLoggedOutUri)).toBe(true);
    expect(queryOf(stop.url)).toEqual([['state', 'bye']]);
  });
});
