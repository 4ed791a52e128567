import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { decodeJwt, publicJwk, signatureVerifies } from '../protocol/jwt.ts';
import { queryOf } from '../protocol/parameters.ts';
import { ana, audience, issuer, redirectUri, spa } from './testing/demo.ts';
import { jsonOf, pageOf, passwordOf, setting } from './testing/flow.ts';

describe('the whole code flow with PKCE (RFC 6749 section 4.1, RFC 7636, OIDC Core section 3.1)', () => {
  test('login, consent, code, tokens, userinfo, refresh, revocation', async () => {
    const { browser, authorize, exchange, userinfo, refresh, post } = setting();

    const login = await authorize();
    expect(pageOf(login)).toBe('login');
    const consent = await browser.press(login, 'password', passwordOf(ana));
    expect(pageOf(consent)).toBe('consent');
    const back = await browser.press(consent, 'allow');
    expect(back.url.startsWith(`${redirectUri}?code=`)).toBe(true);
    const { code, state, iss } = Object.fromEntries(queryOf(back.url));
    expect({ state, iss }).toEqual({ state: 'state-1', iss: issuer });

    const answer = await exchange(code ?? '');
    expect(answer.status).toBe(200);
    const tokens = jsonOf(answer) as Record<string, string>;
    expect(tokens).toMatchObject({
      token_type: 'Bearer',
      expires_in: 3600,
      scope: 'openid profile email offline_access read:trips',
    });
    const keys = { keys: [publicJwk(demoKey)] };
    expect(await signatureVerifies(tokens['access_token'] ?? '', keys)).toBe(true);
    expect(await signatureVerifies(tokens['id_token'] ?? '', keys)).toBe(true);
    expect(decodeJwt(tokens['access_token'] ?? '')).toMatchObject({
      header: { alg: 'RS256', typ: 'at+jwt', kid: 'demo-1' },
      claims: { iss: issuer, sub: ana.sub, aud: [audience, `${issuer}userinfo`], client_id: spa.client_id },
    });
    expect(decodeJwt(tokens['id_token'] ?? '')?.claims).toMatchObject({
      iss: issuer,
      sub: ana.sub,
      aud: spa.client_id,
      nonce: 'nonce-1',
      amr: ['pwd'],
      name: ana.name,
      email: ana.email,
      email_verified: true,
    });

    const info = await userinfo(tokens['access_token'] ?? '');
    expect(jsonOf(info)).toEqual({
      sub: ana.sub,
      name: ana.name,
      picture: ana.picture,
      email: ana.email,
      email_verified: true,
    });

    const refreshed = jsonOf(await refresh(tokens['refresh_token'] ?? ''));
    expect(refreshed['refresh_token']).not.toBe(tokens['refresh_token']);
    const revoked = await post('oauth/revoke', {
      client_id: spa.client_id,
      token: String(refreshed['refresh_token']),
    });
    expect(revoked.status).toBe(200);
    expect((await userinfo(String(refreshed['access_token']))).status).toBe(401);
  });
});
