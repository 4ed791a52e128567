import { generateKeyPairSync } from 'node:crypto';
import type { Jwks } from '../../../protocol/jwt.ts';
import type { Client } from '../../index.ts';
import { audience } from '../../testing/demo.ts';

const codeAndRefresh = ['authorization_code', 'refresh_token'];

/** The app that a row is about unless it says otherwise: public, with PKCE. */
export const spa: Client = {
  client_id: 'spa',
  name: 'Trip Planner',
  kind: 'spa',
  redirect_uris: [
    'https://spa.granttour.example/callback',
    'https://spa.granttour.example/query?kept=a%20b~&flag',
  ],
  token_endpoint_auth_method: 'none',
  grant_types: codeAndRefresh,
  post_logout_redirect_uris: ['https://spa.granttour.example/bye'],
  web_origins: ['https://spa.granttour.example'],
};

/** A native app: its own scheme, a loopback address and a claimed https URI. */
export const phone: Client = {
  client_id: 'phone',
  name: 'Trip Planner for phones',
  kind: 'native',
  redirect_uris: [
    'com.example.trips:/callback',
    'http://127.0.0.1/callback',
    'http://[::1]/callback',
    'https://phone.granttour.example/callback',
  ],
  token_endpoint_auth_method: 'none',
  grant_types: codeAndRefresh,
  web_origins: [],
};

/** A confidential web app with a secret in the header, and every response type. */
export const web: Client = {
  client_id: 'web:app',
  name: 'Trip Desk',
  kind: 'web',
  redirect_uris: ['https://web.granttour.example/callback'],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'a secret+with: signs%',
  grant_types: [...codeAndRefresh, 'implicit'],
  response_types: ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'],
  post_logout_redirect_uris: [
    'https://web.granttour.example/bye',
    'https://web.granttour.example/bye?kept=a%20b~&flag',
  ],
  web_origins: [],
};

/** A confidential web app with its secret in the body; it may ask for a code and nothing else. */
export const poster: Client = {
  client_id: 'poster',
  name: 'Trip Press',
  kind: 'web',
  redirect_uris: ['https://poster.granttour.example/callback'],
  token_endpoint_auth_method: 'client_secret_post',
  client_secret: 'poster-secret-of-many-characters',
  grant_types: ['authorization_code', 'client_credentials'],
  response_types: ['code'],
  scope: 'openid profile',
  web_origins: [],
};

/** A machine with a secret in the header. */
export const machine: Client = {
  client_id: 'machine',
  name: 'Nightly export',
  kind: 'machine',
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'machine-secret-of-many-characters',
  grant_types: ['client_credentials'],
  scope: 'read:trips',
  web_origins: [],
};

/** The key pair of {@link signer}; made anew in every run, as it is worth nothing. */
export const signerKeys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** A machine that signs assertions with a key of its own. */
export const signer: Client = {
  client_id: 'signer',
  name: 'Signed export',
  kind: 'machine',
  redirect_uris: [],
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [{ ...signerKeys.publicKey.export({ format: 'jwk' }), kid: 'signer-1' }] } as Jwks,
  grant_types: ['client_credentials'],
  scope: 'read:trips',
  web_origins: [],
};

/** A television without a keyboard. */
export const tv: Client = {
  client_id: 'tv',
  name: 'Trip TV',
  kind: 'device',
  redirect_uris: [],
  token_endpoint_auth_method: 'none',
  grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  web_origins: [],
};

/** Another device. */
export const radio: Client = { ...tv, client_id: 'radio', name: 'Trip Radio' };

/** The API as a client: it may introspect the tokens that are for it. */
export const api: Client = {
  client_id: 'api',
  name: 'Trips API',
  kind: 'machine',
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'api-secret-of-many-characters',
  grant_types: [],
  resource_server_for: audience,
  web_origins: [],
};

/** A web app whose authorization requests must be pushed. */
export const pusher: Client = {
  ...web,
  client_id: 'pusher',
  name: 'Trip Push',
  redirect_uris: ['https://pusher.granttour.example/callback'],
  client_secret: 'pusher-secret-of-many-characters',
  post_logout_redirect_uris: [],
  require_pushed_authorization_requests: true,
};

/** A public app whose tokens must be bound to a DPoP key. */
export const bound: Client = {
  ...spa,
  client_id: 'bound',
  name: 'Trip Safe',
  redirect_uris: ['https://bound.granttour.example/callback'],
  web_origins: ['https://bound.granttour.example'],
  dpop_bound_access_tokens: true,
};

/** An old app that still asks for the password itself. */
export const legacy: Client = {
  client_id: 'legacy',
  name: 'Old Trips',
  kind: 'web',
  redirect_uris: ['https://legacy.granttour.example/callback'],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'legacy-secret-of-many-characters',
  grant_types: ['password', 'refresh_token'],
  web_origins: [],
};

/** A public client that somebody registered for a grant that wants a secret. */
export const loner: Client = {
  ...spa,
  client_id: 'loner',
  redirect_uris: [],
  grant_types: ['client_credentials'],
};

export const clients = [
  spa,
  phone,
  web,
  poster,
  machine,
  signer,
  tv,
  radio,
  api,
  pusher,
  bound,
  legacy,
  loner,
];
