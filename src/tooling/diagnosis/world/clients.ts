import type { ClientMetadata } from 'oidc-provider';
import { clientKey } from '../../../lab/keys.ts';
import { publicJwk } from '../../../protocol/jwt.ts';

export const secret = 'kW8rT2vXq5NnB7yLd3HsFz9GmJp4CaRe';
export const otherSecret = 'Zb6QwYt1Uo9MxVi3KjHgDf5SaPl7EnCr';
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/** Where apps are reached. */
export interface Places {
  readonly shop: string;
  readonly spa: string;
  /** The same apps by the address of this computer, for flows that oidc-provider allows native apps only over http. */
  readonly legacy: string;
}

const codeGrants = ['authorization_code', 'refresh_token'];

/** What oidc-provider has registered. */
export function clientsAt({ shop, spa, legacy }: Places): ClientMetadata[] {
  const web = { redirect_uris: [`${shop}/callback`], grant_types: codeGrants };
  const page = {
    redirect_uris: [`${spa}/callback`, `${spa}/silent`],
    post_logout_redirect_uris: [`${spa}/`],
    grant_types: codeGrants,
  };
  const keys = { jwks: { keys: [{ ...publicJwk(clientKey) }] } };
  const program = { redirect_uris: [], response_types: [], grant_types: ['client_credentials'] };
  return [
    {
      ...web,
      client_id: 'shop',
      client_secret: secret,
      post_logout_redirect_uris: [`${shop}/goodbye`],
    },
    {
      ...web,
      client_id: 'shop-post',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_post',
    },
    { ...web, client_id: 'shop-jwt', token_endpoint_auth_method: 'private_key_jwt', ...keys },
    { ...web, client_id: 'shop-public', token_endpoint_auth_method: 'none' },
    { ...web, client_id: 'shop-two', client_secret: otherSecret },
    { ...web, client_id: 'shop-once', client_secret: secret, grant_types: ['authorization_code'] },
    { ...page, client_id: 'spa', token_endpoint_auth_method: 'none' },
    {
      ...page,
      client_id: 'spa-secret',
      client_secret: secret,
      token_endpoint_auth_method: 'client_secret_post',
    },
    {
      client_id: 'desktop',
      application_type: 'native',
      redirect_uris: ['http://127.0.0.1/callback', 'com.example.desktop:/callback'],
      grant_types: codeGrants,
      token_endpoint_auth_method: 'none',
    },
    {
      client_id: 'legacy',
      client_secret: secret,
      application_type: 'native',
      redirect_uris: [`${legacy}/callback`, `${legacy}/fragment`],
      grant_types: ['implicit', ...codeGrants],
      response_types: ['id_token', 'code id_token', 'code'],
    },
    { ...program, client_id: 'nightly', client_secret: secret, scope: 'email' },
    { ...program, client_id: 'things-api', client_secret: otherSecret },
    { ...program, client_id: 'nightly-jwt', token_endpoint_auth_method: 'private_key_jwt', ...keys },
    { ...program, client_id: 'trusted', client_secret: secret, grant_types: ['password', 'refresh_token'] },
    {
      ...{ client_id: 'television', redirect_uris: [], response_types: [] },
      ...{ grant_types: [DEVICE_GRANT, 'refresh_token'], token_endpoint_auth_method: 'none' },
    },
  ];
}
