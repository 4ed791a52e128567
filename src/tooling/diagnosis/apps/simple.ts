import { randomBytes } from 'node:crypto';
import { AuthorizationCode } from 'simple-oauth2';
import type { HttpRequest } from '../../../protocol/http.ts';
import { edit } from '../edits.ts';
import { agentOfOne, ask } from '../world/loopback-fetch.ts';
import type { World } from '../world/world.ts';
import type { Library, Tokens } from './library.ts';
import type { ShopOptions } from './options.ts';

/** simple-oauth2: OAuth without OpenID Connect; what it does not check the app must. */
export function simpleLibrary(world: World, options: ShopOptions, redirect: string): Library {
  const { origin } = world[options.server];
  const { userinfo, ...paths } =
    options.server === 'id'
      ? { tokenPath: '/token', authorizePath: '/auth', userinfo: '/me' }
      : { tokenPath: '/token', authorizePath: '/authorize', userinfo: '/userinfo' };
  const client = new AuthorizationCode({
    client: { id: options.client, secret: options.secret },
    auth: { tokenHost: origin, ...paths },
    // Its HTTP client passes the agent on.
    http: { agent: agentOfOne() } as object,
    options: { authorizationMethod: options.authentication === 'basic' ? 'header' : 'body' },
  });
  return {
    async begin() {
      const state = options.state ?? randomBytes(16).toString('base64url');
      const url = new URL(client.authorizeURL({ redirect_uri: redirect, scope: options.scope, state }));
      edit(url.searchParams, world.twist.ask ?? {});
      return { url, attempt: { state } };
    },
    async finish(callback, { state }) {
      const answer = new URL(callback.url).searchParams;
      if (answer.get('state') !== state) throw new Error('The state is not the one that was sent.');
      const parameters = new URLSearchParams({ code: answer.get('code') ?? '', redirect_uri: redirect });
      edit(parameters, world.twist.swap ?? {});
      const { code = '', redirect_uri = '', ...others } = Object.fromEntries(parameters);
      return (await client.getToken({ code, redirect_uri, ...others })).token as unknown as Tokens;
    },
    async refresh(token) {
      const held = client.createToken({ refresh_token: `${token}` });
      return (await held.refresh()).token as unknown as Tokens;
    },
    userinfo: (tokens) => sent(world, `${origin}${userinfo}`, 'GET', tokens.access_token),
    call: (token, url, method) => sent(world, url, method, token),
    logoutUrl: () => new URL(`${origin}/session/end`),
  };
}

async function sent(world: World, url: string, method: string, token: string): Promise<number> {
  const request: HttpRequest = { method, url, headers: [['authorization', `Bearer ${token}`]] };
  return (await ask(world.twist.send?.(request) ?? request)).status;
}
