import type { Random } from '../../protocol/inputs.ts';
import type { Api, Client, User } from '../index.ts';

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
