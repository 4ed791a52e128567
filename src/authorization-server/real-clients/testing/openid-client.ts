import * as openid from 'openid-client';
import type { Client } from '../../index.ts';
import { clientKey } from './client-key.ts';
import type { Site } from './site.ts';

/** Sets openid-client up by discovery. It takes an http issuer only when told so. */
export async function configure(
  site: Site,
  client: Client,
  fetch = site.fetch,
): Promise<openid.Configuration> {
  const config = await openid.discovery(
    new URL(site.issuer),
    client.client_id,
    undefined,
    await authenticationOf(client),
    {
      [openid.customFetch]: fetch as openid.CustomFetch,
      execute: site.issuer.startsWith('http:') ? [openid.allowInsecureRequests] : [],
    },
  );
  openid.enableNonRepudiationChecks(config);
  return config;
}

/** The client authentication that the demo client is registered for. */
async function authenticationOf(client: Client): Promise<openid.ClientAuth> {
  const { client_secret, token_endpoint_auth_method } = client;
  switch (token_endpoint_auth_method) {
    case 'client_secret_basic':
      return openid.ClientSecretBasic(client_secret);
    case 'client_secret_post':
      return openid.ClientSecretPost(client_secret);
    case 'private_key_jwt':
      return openid.PrivateKeyJwt(await clientKey(client));
    case 'none':
      return openid.None();
  }
}

/** Tells the library to expect `id_token` alone. Under a name that no linter takes for a hook of React. */
export const expectIdToken = openid.useIdTokenResponseType;

/** Tells the library to expect an ID token beside the code. */
export const expectCodeAndIdToken = openid.useCodeIdTokenResponseType;
