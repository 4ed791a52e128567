import { describe, expect, it } from 'vitest';
import { ana, issuer, spa, web } from '../authorization-server/testing/demo.ts';
import { deaf } from '../protocol/check.ts';
import { parameter } from '../protocol/parameters.ts';
import { prepareAuthorization } from './authorization-request.ts';
import { checkAuthorizationResponse, responseParameters } from './authorization-response.ts';
import { checkIdToken } from './id-token.ts';
import { defaultAppProtections } from './protections.ts';
import { accepted, demand, identityOf, keysOf, signIn, world } from './testing/servers.ts';
import { codeGrant } from './token-requests.ts';
import { readTokens } from './token-response.ts';

const noState = { ...defaultAppProtections, sendState: false };
const noNonce = { ...defaultAppProtections, sendNonce: false };

describe('an app that leaves something out, against the authorization server', () => {
  it('RFC 6749 §4.1.2: without state none comes back, and the code is taken', async () => {
    const around = world();
    const { url } = await prepareAuthorization(demand(spa, { protections: noState }), around.tools);
    const callback = responseParameters(await signIn(around, url));
    expect(parameter(callback, 'state')).toBeUndefined();
    const expected = { issuer, state: undefined, wants: ['code'] as const };
    expect(await checkAuthorizationResponse(callback, expected, deaf)).toMatchObject({ ok: true });
  });

  it('OIDC Core §3.1.3.7 (11): without nonce the code flow gives an ID token without one', async () => {
    const around = world();
    const client = identityOf(spa);
    const asked = demand(spa, { protections: noNonce });
    const { url, state, codeVerifier } = await prepareAuthorization(asked, around.tools);
    const callback = responseParameters(await signIn(around, url));
    const expected = { issuer, state, wants: ['code'] as const };
    const { code } = accepted(await checkAuthorizationResponse(callback, expected, deaf));
    const grant = codeGrant({ code, codeVerifier, redirectUri: asked.redirectUri });
    const { idToken = '', accessToken } = accepted(await readTokens(await around.token(grant, client), deaf));
    const jwks = await keysOf(around, client);
    const wanted = { issuer, clientId: client.clientId, accessToken, jwks };
    const claims = accepted(await checkIdToken(idToken, wanted, around.clock, deaf));
    expect(claims).toMatchObject({ sub: ana.sub });
    expect(claims).not.toHaveProperty('nonce');
  });

  it.each(['id_token', 'code id_token'])(
    'OIDC Core §3.2.2.1: without nonce the server gives no %s through the browser',
    async (responseType) => {
      const around = world();
      const changes = { responseType, responseMode: 'form_post', challengeMethod: 'absent' } as const;
      const asked = demand(web, { ...changes, protections: noNonce });
      const { url, state } = await prepareAuthorization(asked, around.tools);
      const callback = responseParameters(await signIn(around, url));
      expect(parameter(callback, 'error')).toBe('invalid_request');
      const expected = { issuer, state, wants: ['id_token'] as const };
      expect(await checkAuthorizationResponse(callback, expected, deaf)).toMatchObject({
        ...{ ok: false, refusedBy: 'authorization_granted' },
      });
    },
  );
});
