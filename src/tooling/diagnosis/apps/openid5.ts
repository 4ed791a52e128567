import { custom, generators, Issuer } from 'openid-client-5';
import { edit } from '../edits.ts';
import { agentOfOne } from '../world/loopback-fetch.ts';
import type { World } from '../world/world.ts';
import type { Attempt, Library, Tokens } from './library.ts';
import type { ShopOptions } from './options.ts';

/** openid-client 5, which many apps still have. It opens its own sockets, so nothing changes its requests; its answers can be. */
export async function openid5Library(world: World, options: ShopOptions, redirect: string): Promise<Library> {
  const agent = agentOfOne();
  const sockets = () => ({ agent });
  Issuer[custom.http_options] = sockets;
  const issuer = await Issuer.discover(world[options.server].origin);
  issuer[custom.http_options] = sockets;
  const client = new issuer.Client({
    ...{ client_id: options.client, client_secret: options.secret, redirect_uris: [redirect] },
    response_types: [options.responseType],
    token_endpoint_auth_method:
      options.authentication === 'post' ? 'client_secret_post' : 'client_secret_basic',
  });
  client[custom.http_options] = sockets;
  return {
    async begin(extra) {
      const [state, nonce, verifier] = [generators.state(), generators.nonce(), generators.codeVerifier()];
      const asked = client.authorizationUrl({
        ...{ scope: options.scope, state, nonce, response_type: options.responseType },
        ...(options.pkce && {
          code_challenge: generators.codeChallenge(verifier),
          code_challenge_method: 'S256',
        }),
        ...(options.responseMode && { response_mode: options.responseMode }),
        ...(options.resource && { resource: world.api.origin }),
        ...(options.scope.includes('offline_access') && { prompt: 'consent' }),
        ...extra,
      });
      const url = new URL(asked);
      edit(url.searchParams, world.twist.ask ?? {});
      const attempt: Attempt = { state, nonce, ...(options.pkce && { verifier }) };
      return { url, attempt };
    },
    async finish({ url, body }, { state, nonce, verifier }) {
      const answer = Object.fromEntries(new URLSearchParams(body || new URL(url).search));
      const checks = {
        ...{ state, response_type: options.responseType },
        ...(nonce && { nonce }),
        ...(verifier && { code_verifier: verifier }),
      };
      const tokens = await client.callback(redirect, answer, checks);
      return { ...tokens, sub: tokens.claims().sub } as Tokens;
    },
    refresh: async (token) => (await client.refresh(`${token}`)) as Tokens,
    userinfo: ({ access_token }) => client.userinfo(access_token),
    async call(token, url, method) {
      const { statusCode = 0 } = await client.requestResource(url, token, { method });
      return statusCode;
    },
    logoutUrl: ({ id_token = '' }) => new URL(client.endSessionUrl({ id_token_hint: id_token })),
  };
}
