import { describe, expect, it } from 'vitest';
import type { Client } from '../authorization-server/index.ts';
import { audience, spa, web, webJwt } from '../authorization-server/testing/demo.ts';
import { demoKey } from '../lab/keys.ts';
import { deaf } from '../protocol/check.ts';
import { authenticatedPost } from './client-authentication.ts';
import { withDpopProof } from './dpop.ts';
import { errorOf } from './error-response.ts';
import { accepted, codeFor, identityOf, machines, webSigningKey, world } from './testing/servers.ts';
import { bearerRequest, clientCredentialsGrant, codeGrant } from './token-requests.ts';
import { readTokens } from './token-response.ts';

describe('DPoP against both servers', () => {
  it.each([spa, web, webJwt])(
    'RFC 9449 §5: swaps a code of $client_id for a token that is bound to its key',
    async (registered) => {
      const around = world();
      const { tools } = around;
      const grant = codeGrant(await codeFor(around, registered));
      const request = await authenticatedPost(
        around.endpoint('oauth/token'),
        grant,
        identityOf(registered),
        tools,
      );
      const answer = await around.handle(await withDpopProof(request, demoKey, tools));
      const { accessToken } = accepted(await readTokens(answer, deaf, { tokenType: 'DPoP' }));
      const ask = bearerRequest(around.endpoint('userinfo'), { origin: undefined }, accessToken, 'DPoP');
      const proven = await withDpopProof(ask, demoKey, tools, accessToken);
      expect((await around.handle(proven)).status).toBe(200);
      expect((await around.handle(ask)).status).toBe(401);
      expect((await around.handle(await withDpopProof(ask, webSigningKey, tools, accessToken))).status).toBe(
        401,
      );
      expect((await around.handle(await withDpopProof(ask, demoKey, tools))).status).toBe(401);
    },
  );

  it('RFC 9449 §7: a machine proves its key to the API at every call', async () => {
    const { tools, endpoint, handle, api } = world();
    const grant = clientCredentialsGrant({ scope: '', audience });
    const request = await authenticatedPost(
      endpoint('oauth/token'),
      grant,
      identityOf(machines[2] as Client),
      tools,
    );
    const answer = await handle(await withDpopProof(request, demoKey, tools));
    const { accessToken } = accepted(await readTokens(answer, deaf, { tokenType: 'DPoP' }));
    // The API wants scopes that this server does not know: it refuses for those, once the proof is good.
    const ask = bearerRequest(`${audience}orders?page=1`, { origin: undefined }, accessToken, 'DPoP');
    const proven = await withDpopProof(ask, demoKey, tools, accessToken);
    expect(errorOf(await api.handle(proven))).toBe('insufficient_scope');
    expect(errorOf(await api.handle(proven))).toBe('invalid_dpop_proof');
    const bare = bearerRequest(`${audience}orders`, { origin: undefined }, accessToken);
    expect(errorOf(await api.handle(bare))).toBe('invalid_token');
  });

  it('RFC 9449 §5: an app that wants a bound token notices one that is not', async () => {
    const { token } = world();
    const grant = clientCredentialsGrant({ scope: '', audience });
    const answer = await token(grant, identityOf(machines[0] as Client));
    expect(await readTokens(answer, deaf, { tokenType: 'DPoP' })).toMatchObject({
      ok: false,
      refusedBy: 'token_type_dpop',
    });
  });
});
