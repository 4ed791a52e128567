import type { PrivateJwk } from '../../protocol/jwt.ts';
import type { Api, AuthorizationServerOptions, Client, Policy, User } from '../index.ts';
import { seededRandom, TestClock } from '../testing/demo.ts';
import { assertionKey } from './keys.ts';

/** The server's address and everybody who deals with it: each kind of client, each way to authenticate. */
export const issuer = 'https://auth.granttour.example/';
export const audience = 'https://api.granttour.example/';

const DEVICE = 'urn:ietf:params:oauth:grant-type:device_code';
const CODE = ['authorization_code', 'refresh_token'];
const EVERY_TYPE = ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'];

function client(
  client_id: string,
  kind: Client['kind'],
  grant_types: readonly string[],
  more: Partial<Client> = {},
): Client {
  const origin = `https://${client_id}.granttour.example`;
  return {
    client_id,
    name: `The ${client_id} app`,
    kind,
    redirect_uris: [`${origin}/callback`],
    token_endpoint_auth_method: 'none',
    grant_types,
    post_logout_redirect_uris: [`${origin}/bye`],
    web_origins: kind === 'spa' ? [origin] : [],
    ...more,
  };
}

const basic = { token_endpoint_auth_method: 'client_secret_basic', client_secret: 'basic: s%c+r t' } as const;
const post = { token_endpoint_auth_method: 'client_secret_post', client_secret: 'post-secret-0815' } as const;
const key = {
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [{ ...assertionKey.publicJwk, kid: assertionKey.kid, use: 'sig', alg: 'ES256' }] },
} as const;

export const clients: readonly Client[] = [
  client('spa-one', 'spa', CODE),
  client('spa-two', 'spa', CODE),
  client('spa-dpop', 'spa', CODE, { dpop_bound_access_tokens: true }),
  client('web-dpop', 'web', [...CODE, 'implicit'], {
    ...{ ...post, response_types: EVERY_TYPE, dpop_bound_access_tokens: true },
  }),
  client('native', 'native', CODE, { redirect_uris: ['myapp://callback', 'http://127.0.0.1/callback'] }),
  client('web-basic', 'web', [...CODE, 'implicit', 'password'], { ...basic, response_types: EVERY_TYPE }),
  client('web-post', 'web', [...CODE, 'implicit'], { ...post, response_types: EVERY_TYPE }),
  client('web-key', 'web', CODE, key),
  client('web-pushed', 'web', CODE, { ...post, require_pushed_authorization_requests: true }),
  client('sign-in', 'web', ['implicit'], { response_types: ['id_token'] }),
  client('machine-basic', 'machine', ['client_credentials'], basic),
  client('machine-key', 'machine', ['client_credentials'], { ...key, scope: 'read:trips' }),
  client('machine-open', 'machine', ['client_credentials']),
  client('trusted', 'native', ['password', 'refresh_token'], post),
  client('tv', 'device', [DEVICE, 'refresh_token']),
  client('console', 'device', [DEVICE, 'refresh_token'], post),
  client('api', 'machine', ['client_credentials'], { ...basic, resource_server_for: audience }),
];

/** A client of the list, by its id. */
export function clientNamed(id: string): Client {
  const found = clients.find(({ client_id }) => client_id === id);
  if (!found) throw new Error(`No client ${id}`);
  return found;
}

const user = (name: string, password: string, more: Partial<User> = {}): User => ({
  sub: `sub-of-${name}-0123456789`,
  username: `${name}@mail.example`,
  password,
  name: `${name.toUpperCase()} O'Brian & <Co>`,
  email: `${name}@mail.example`,
  email_verified: true,
  ...more,
});

export const ana = user('ana', 'sea otter 42', { picture: 'https://auth.granttour.example/ana.png' });
export const ben = user('ben', 'blue & kettle "7"', { email_verified: false });
export const users: readonly User[] = [ana, ben];

export const trips: Api = {
  audience,
  name: 'Trips API',
  scopes: { 'read:trips': 'Read your trips', 'write:trips': 'Change your trips' },
};

/** Options of a server with all of them, and the clock that moves it. */
export function worldOptions(keys: readonly PrivateJwk[], seed: number, policy: Partial<Policy> = {}) {
  const clock = new TestClock();
  const options: AuthorizationServerOptions = {
    ...{ issuer, clients, users, keys, clock, policy },
    apis: [trips],
    random: seededRandom(seed),
  };
  return { clock, options };
}
