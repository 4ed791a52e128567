import * as oauth from 'oauth4webapi';
import * as openid from 'openid-client';
import { describe, expect, test } from 'vitest';
import { ana, audience, ben, issuer, redirectUri, spa } from './testing/demo.ts';
import { fetchTo } from './testing/fetch.ts';
import { pageOf, passwordOf, setting } from './testing/flow.ts';

const scope = 'openid profile email offline_access read:trips';

/** Both libraries measure `iat` and `exp` by the computer's clock, so the server does too. */
function liveSetting() {
  const live = setting({ clock: { now: () => Date.now() } });
  const consent = async (url: URL): Promise<URL> => {
    const login = await live.browser.open(url.href);
    expect(pageOf(login)).toBe('login');
    const page = await live.browser.press(login, 'password', passwordOf(ana));
    return new URL((await live.browser.press(page, 'allow')).url);
  };
  return { consent, fetch: fetchTo(live.handle) };
}

describe('openid-client 6, unmodified', () => {
  test('discovery, PKCE, tokens, userinfo, refresh, revocation', async () => {
    const { consent, fetch } = liveSetting();
    const config = await openid.discovery(new URL(issuer), spa.client_id, undefined, openid.None(), {
      [openid.customFetch]: fetch,
    });
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [openid.randomState(), openid.randomNonce()];
    const url = openid.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope,
      audience,
      state: expectedState,
      nonce: expectedNonce,
      max_age: '600',
      code_challenge: await openid.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    });

    const checks = { pkceCodeVerifier, expectedState, expectedNonce, maxAge: 600, idTokenExpected: true };
    const tokens = await openid.authorizationCodeGrant(config, await consent(url), checks);
    expect(tokens.claims()).toMatchObject({ sub: ana.sub, name: ana.name, email: ana.email });
    expect((await openid.fetchUserInfo(config, tokens.access_token, ana.sub)).email).toBe(ana.email);

    const renewed = await openid.refreshTokenGrant(config, tokens.refresh_token ?? '');
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    await openid.tokenRevocation(config, renewed.refresh_token ?? '');
    await expect(openid.fetchUserInfo(config, renewed.access_token, ana.sub)).rejects.toMatchObject({
      cause: [{ parameters: { error: 'invalid_token' } }],
    });
  });

  test('sees a wrong verifier refused with invalid_grant', async () => {
    const { consent, fetch } = liveSetting();
    const config = await openid.discovery(new URL(issuer), spa.client_id, undefined, openid.None(), {
      [openid.customFetch]: fetch,
    });
    const code_challenge = await openid.calculatePKCECodeChallenge(openid.randomPKCECodeVerifier());
    const parameters = {
      redirect_uri: redirectUri,
      scope: 'openid',
      code_challenge,
      code_challenge_method: 'S256',
    };
    const callback = await consent(openid.buildAuthorizationUrl(config, parameters));
    const pkceCodeVerifier = openid.randomPKCECodeVerifier();
    await expect(openid.authorizationCodeGrant(config, callback, { pkceCodeVerifier })).rejects.toMatchObject(
      {
        error: 'invalid_grant',
      },
    );
  });
});

describe('oauth4webapi 3, unmodified', () => {
  test.each(['oidc', 'oauth2'] as const)(
    '%s discovery, PKCE, tokens, userinfo, refresh, revocation',
    async (algorithm) => {
      const { consent, fetch } = liveSetting();
      const using = { [oauth.customFetch]: fetch };
      const found = await oauth.discoveryRequest(new URL(issuer), { algorithm, ...using });
      const as = await oauth.processDiscoveryResponse(new URL(issuer), found);
      const client: oauth.Client = { client_id: spa.client_id };
      const none = oauth.None();

      const verifier = oauth.generateRandomCodeVerifier();
      const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
      const url = new URL(as.authorization_endpoint ?? '');
      url.search = new URLSearchParams({
        response_type: 'code',
        client_id: client.client_id,
        redirect_uri: redirectUri,
        scope,
        audience,
        state,
        nonce,
        code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }).toString();

      const callback = oauth.validateAuthResponse(as, client, await consent(url), state);
      const answer = await oauth.authorizationCodeGrantRequest(
        as,
        client,
        none,
        callback,
        redirectUri,
        verifier,
        using,
      );
      const tokens = await oauth.processAuthorizationCodeResponse(as, client, answer, {
        expectedNonce: nonce,
        requireIdToken: true,
      });
      const sub = oauth.getValidatedIdTokenClaims(tokens)?.sub ?? '';
      expect(sub).toBe(ana.sub);
      const jwks = await oauth.validateApplicationLevelSignature(as, answer, using).then(
        () => 'signature verified',
        (error: Error) => error.message,
      );
      expect(jwks).toBe('signature verified');

      const info = await oauth.userInfoRequest(as, client, tokens.access_token, using);
      expect(await oauth.processUserInfoResponse(as, client, sub, info)).toMatchObject({ email: ana.email });
      await expect(
        oauth.processUserInfoResponse(
          as,
          client,
          ben.sub,
          await oauth.userInfoRequest(as, client, tokens.access_token, using),
        ),
      ).rejects.toThrow('sub');

      const again = await oauth.refreshTokenGrantRequest(as, client, none, tokens.refresh_token ?? '', using);
      const renewed = await oauth.processRefreshTokenResponse(as, client, again);
      const gone = await oauth.revocationRequest(as, client, none, renewed.refresh_token ?? '', using);
      await oauth.processRevocationResponse(gone);
      const refused = await oauth.refreshTokenGrantRequest(
        as,
        client,
        none,
        renewed.refresh_token ?? '',
        using,
      );
      await expect(oauth.processRefreshTokenResponse(as, client, refused)).rejects.toMatchObject({
        error: 'invalid_grant',
      });
    },
  );
});
