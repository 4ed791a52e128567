import type { Random } from '../../protocol/inputs.ts';
import type { Api, Client, User } from '../index.ts';
import { machineKey, publicPart, webKey } from './client-keys.ts';

/** A clock that a test moves by hand. */
export class TestClock {
  #now = Date.UTC(2026, 0, 1, 12);

  now(): number {
    return this.#now;
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}

/** Bytes that look random enough and are the same in every run (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) & 0xff;
  };
  return { bytes: (length) => Uint8Array.from({ length }, next) };
}

export const issuer = 'https://auth.granttour.example/';
export const redirectUri = 'https://spa.granttour.example/callback';
export const audience = 'https://api.granttour.example/';

export const spa: Client = {
  client_id: 'spa-demo',
  name: 'Trip Planner',
  kind: 'spa',
  redirect_uris: [redirectUri],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code', 'refresh_token'],
  web_origins: ['https://spa.granttour.example'],
};

export const native: Client = {
  client_id: 'native-demo',
  name: 'Trip Planner for phones',
  kind: 'native',
  redirect_uris: ['myapp://callback', 'http://127.0.0.1/callback'],
  token_endpoint_auth_method: 'none',
  grant_types: ['authorization_code'],
  web_origins: [],
};

export const machine: Client = {
  client_id: 'machine-demo',
  name: 'Nightly export',
  kind: 'machine',
  redirect_uris: ['https://machine.granttour.example/never'],
  token_endpoint_auth_method: 'none',
  grant_types: ['client_credentials'],
  web_origins: [],
};

export const webRedirectUri = 'https://web.granttour.example/callback';
export const webLoggedOutUri = 'https://web.granttour.example/logged-out';

/** The web app, in whose place the next two stand with another way to authenticate. Its secret must be form-encoded for Basic. */
export const web: Client = {
  client_id: 'web-demo',
  name: 'Trip Album',
  kind: 'web',
  redirect_uris: [webRedirectUri],
  post_logout_redirect_uris: [webLoggedOutUri],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'web secret: 100% + {more}',
  grant_types: ['authorization_code', 'refresh_token', 'implicit'],
  response_types: ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'],
  web_origins: [],
};

export const webPost: Client = {
  ...web,
  client_id: 'web-post-demo',
  token_endpoint_auth_method: 'client_secret_post',
};

const { client_secret: _, ...webWithoutSecret } = web;

export const webJwt: Client = {
  ...webWithoutSecret,
  client_id: 'web-jwt-demo',
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [publicPart(webKey)] },
};

export const machineBasic: Client = {
  client_id: 'machine-basic-demo',
  name: 'Nightly import',
  kind: 'machine',
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'machine-basic-secret',
  grant_types: ['client_credentials'],
  scope: 'read:trips write:trips',
  web_origins: [],
};

export const machinePost: Client = {
  ...machineBasic,
  client_id: 'machine-post-demo',
  token_endpoint_auth_method: 'client_secret_post',
  client_secret: 'machine-post-secret',
};

const { client_secret: __, ...machineWithoutSecret } = machineBasic;

export const machineJwt: Client = {
  ...machineWithoutSecret,
  client_id: 'machine-jwt-demo',
  token_endpoint_auth_method: 'private_key_jwt',
  jwks: { keys: [publicPart(machineKey)] },
};

export const tv: Client = {
  client_id: 'tv-demo',
  name: 'Trip Slideshow',
  kind: 'device',
  redirect_uris: [],
  token_endpoint_auth_method: 'none',
  grant_types: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
  web_origins: [],
};

/** The first-party app that is trusted with passwords. */
export const trusted: Client = {
  client_id: 'trusted-demo',
  name: 'Trip Planner Classic',
  kind: 'native',
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_post',
  client_secret: 'trusted-secret',
  grant_types: ['password', 'refresh_token'],
  web_origins: [],
};

/** The trips API as a client: it introspects the access tokens that it is shown. */
export const tripsServer: Client = {
  client_id: 'trips-api-demo',
  name: 'Trips API',
  kind: 'machine',
  redirect_uris: [],
  token_endpoint_auth_method: 'client_secret_basic',
  client_secret: 'trips-api-secret',
  grant_types: [],
  resource_server_for: audience,
  web_origins: [],
};

/** Every demo client that works. */
export const demoClients: readonly Client[] = [
  ...[spa, native, web, webPost, webJwt],
  ...[machineBasic, machinePost, machineJwt, tv, trusted, tripsServer],
];

export const ana: User = {
  sub: 'user-ana',
  username: 'ana@granttour.example',
  password: 'correct horse',
  name: 'Ana Lima',
  email: 'ana@granttour.example',
  email_verified: true,
  picture: 'https://auth.granttour.example/ana.png',
};

export const ben: User = {
  sub: 'user-ben',
  username: 'ben@granttour.example',
  password: 'battery staple',
  name: 'Ben Okri',
  email: 'ben@granttour.example',
  email_verified: false,
};

export const trips: Api = {
  audience,
  name: 'Trips API',
  scopes: { 'read:trips': 'Read your trips', 'write:trips': 'Change your trips' },
};
