import * as oauth from 'oauth4webapi';
import type { Client } from '../../index.ts';
import type { ClientFetch } from '../../testing/fetch.ts';
import { clientKey } from './client-key.ts';
import type { Site } from './site.ts';

/** What every function of the library wants first, and its options. */
export interface App {
  readonly as: oauth.AuthorizationServer;
  readonly client: oauth.Client;
  readonly auth: oauth.ClientAuth;
  readonly options: { [oauth.customFetch]: ClientFetch; [oauth.allowInsecureRequests]: boolean };
}

/** Sets the library up by discovery: OpenID Connect's, or the document of RFC 8414. It takes an http issuer only when told so. */
export async function discover(
  site: Site,
  client: Client,
  {
    fetch = site.fetch,
    algorithm = 'oidc',
  }: { fetch?: typeof site.fetch; algorithm?: 'oidc' | 'oauth2' } = {},
): Promise<App> {
  const issuer = new URL(site.issuer);
  const options = {
    [oauth.customFetch]: fetch as ClientFetch,
    [oauth.allowInsecureRequests]: issuer.protocol === 'http:',
  };
  const found = await oauth.discoveryRequest(issuer, { algorithm, ...options });
  const as = await oauth.processDiscoveryResponse(issuer, found);
  return { as, client: { client_id: client.client_id }, auth: await authenticationOf(client), options };
}

async function authenticationOf(client: Client): Promise<oauth.ClientAuth> {
  const { client_secret = '', token_endpoint_auth_method } = client;
  switch (token_endpoint_auth_method) {
    case 'client_secret_basic':
      return oauth.ClientSecretBasic(client_secret);
    case 'client_secret_post':
      return oauth.ClientSecretPost(client_secret);
    case 'private_key_jwt':
      return oauth.PrivateKeyJwt(await clientKey(client));
    case 'none':
      return oauth.None();
  }
}

/** An authorization request, which the library leaves to the app, with the values that it makes for it. */
export async function requestOf({ as, client }: App, parameters: Record<string, string>) {
  const verifier = oauth.generateRandomCodeVerifier();
  const [state, nonce] = [oauth.generateRandomState(), oauth.generateRandomNonce()];
  const url = new URL(as.authorization_endpoint ?? '');
  url.search = new URLSearchParams({
    ...{ response_type: 'code', client_id: client.client_id, state, nonce },
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...parameters,
  }).toString();
  return { url, state, nonce, verifier };
}
