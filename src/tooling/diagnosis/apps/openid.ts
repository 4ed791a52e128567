import { createHash } from 'node:crypto';
import { importJWK } from 'jose';
import * as openid from 'openid-client';
import { clientKey } from '../../../lab/keys.ts';
import type { HttpRequest } from '../../../protocol/http.ts';
import { edit } from '../edits.ts';
import { loopbackFetch } from '../world/loopback-fetch.ts';
import type { World } from '../world/world.ts';
import type { Attempt, Library, Tokens } from './library.ts';
import type { ShopOptions } from './options.ts';

/** openid-client 6, set up by discovery; its requests are changed as the scene says before they leave. */
export async function openidLibrary(world: World, options: ShopOptions, redirect: string): Promise<Library> {
  const config = await configure(world, options);
  const dpop = options.dpop ? { DPoP: openid.getDPoPHandle(config, await openid.randomDPoPKeyPair()) } : {};
  const resource = options.resource ? { resource: world.api.origin } : {};
  return {
    begin: (extra) => begin(config, options, redirect, { ...resource, ...extra }, world),
    async finish(callback, { state, nonce, verifier }) {
      const arrived = requestOf(callback);
      if (options.responseType === 'id_token') {
        const claims = await openid.implicitAuthentication(config, arrived, nonce ?? '', {
          expectedState: state,
        });
        return { access_token: '', sub: claims.sub };
      }
      const checks = {
        expectedState: state,
        ...(nonce && { expectedNonce: nonce }),
        ...(verifier && { pkceCodeVerifier: verifier }),
      };
      return tokensOf(await openid.authorizationCodeGrant(config, arrived, checks, resource, dpop));
    },
    async refresh(token) {
      return tokensOf(await openid.refreshTokenGrant(config, `${token}`, resource, dpop));
    },
    userinfo: ({ access_token, sub }) =>
      openid.fetchUserInfo(config, access_token, sub ?? openid.skipSubjectCheck, dpop),
    async call(token, url, method) {
      const answer = await openid.fetchProtectedResource(
        config,
        token,
        new URL(url),
        method,
        undefined,
        undefined,
        dpop,
      );
      return answer.status;
    },
    revoke: ({ refresh_token = '' }) => openid.tokenRevocation(config, refresh_token),
    logoutUrl: ({ id_token = '' }) =>
      openid.buildEndSessionUrl(config, {
        id_token_hint: id_token,
        post_logout_redirect_uri: `${world.shop.origin}${options.goodbye}`,
      }),
  };
}

/** Sets the library up for the server and the client that the options name. */
export async function configure(world: World, options: ShopOptions): Promise<openid.Configuration> {
  const fetch = loopbackFetch((request) => asTwisted(request, world, options));
  const config = await openid.discovery(
    new URL(world[options.server].origin),
    options.client,
    undefined,
    await authenticationOf(options),
    { [openid.customFetch]: fetch as openid.CustomFetch, execute: [openid.allowInsecureRequests] },
  );
  openid.enableNonRepudiationChecks(config);
  if (options.responseType !== 'code') expecting[options.responseType](config);
  return config;
}

// Under names that no linter takes for hooks of React.
const expecting = {
  id_token: openid.useIdTokenResponseType,
  'code id_token': openid.useCodeIdTokenResponseType,
};

async function begin(
  config: openid.Configuration,
  options: ShopOptions,
  redirect: string,
  extra: Readonly<Record<string, string>>,
  world: World,
) {
  const attempt: Attempt = {
    state: options.state ?? openid.randomState(),
    ...(options.nonce && { nonce: openid.randomNonce() }),
    ...(options.pkce && { verifier: openid.randomPKCECodeVerifier() }),
  };
  const parameters = new URLSearchParams({
    redirect_uri: redirect,
    scope: options.scope,
    state: attempt.state,
    ...(options.scope.includes('offline_access') && { prompt: 'consent' }),
    ...(attempt.nonce && { nonce: attempt.nonce }),
    ...(attempt.verifier && {
      code_challenge: challengeOf(attempt.verifier, options.challenge),
      code_challenge_method: 'S256',
    }),
    ...(options.responseMode && { response_mode: options.responseMode }),
    ...extra,
  });
  edit(parameters, world.twist.ask ?? {});
  const url = options.par
    ? await openid.buildAuthorizationUrlWithPAR(config, parameters)
    : openid.buildAuthorizationUrl(config, parameters);
  // What the library adds by itself can be wrong, too.
  if (!options.par) edit(url.searchParams, world.twist.ask ?? {});
  return { url, attempt };
}

function challengeOf(verifier: string, as: ShopOptions['challenge']): string {
  if (as === 'verifier') return verifier;
  return createHash('sha256')
    .update(verifier)
    .digest(as === 'base64' ? 'base64' : 'base64url');
}

function asTwisted(request: HttpRequest, world: World, options: ShopOptions): HttpRequest {
  const form = new URLSearchParams(request.body ?? '');
  if (!form.has('grant_type')) return world.twist.send?.(request) ?? request;
  edit(form, world.twist.swap ?? {});
  const url = new URL(request.url);
  if (options.tokenServer) url.port = `${world[options.tokenServer].port}`;
  if (options.tokenServer) url.hostname = new URL(world[options.tokenServer].origin).hostname;
  if (options.tokenPath) url.pathname = options.tokenPath;
  const swapped = { ...request, url: url.href, body: form.toString() };
  return world.twist.send?.(swapped) ?? swapped;
}

async function authenticationOf({
  authentication,
  secret,
  assertion,
}: ShopOptions): Promise<openid.ClientAuth> {
  if (authentication === 'basic') return openid.ClientSecretBasic(secret);
  if (authentication === 'post') return openid.ClientSecretPost(secret);
  if (authentication === 'none') return openid.None();
  const key = (await importJWK({ ...clientKey }, 'RS256')) as openid.CryptoKey;
  const change = (_header: object, payload: Record<string, unknown>) => assertion?.(payload);
  return openid.PrivateKeyJwt({ key, kid: clientKey.kid }, { [openid.modifyAssertion]: change });
}

function requestOf({ url, method, body }: HttpRequest): URL | Request {
  if (method !== 'POST') return new URL(url);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return new Request(url, { method, headers, body: body ?? '' });
}

function tokensOf(answer: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers): Tokens {
  const { access_token, id_token, refresh_token } = answer;
  return { access_token, id_token, refresh_token, sub: answer.claims()?.sub };
}
