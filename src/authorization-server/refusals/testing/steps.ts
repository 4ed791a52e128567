import type { HttpResponse } from '../../../protocol/http.ts';
import type { Client } from '../../index.ts';
import { type Asked, message, type Step, type Values } from './asked.ts';
import { poster, spa } from './clients.ts';
import { challenge, STATE } from './values.ts';
import type { World } from './world.ts';

/** Sends a request before the one that the row is about. It must end as it should, or the row would test something else. */
export function send(asked: Asked, status?: number): Step {
  return async (world) => {
    const response = await world.handle(await message(asked, world));
    const asItShould = status === undefined ? response.status < 400 : response.status === status;
    if (!asItShould) throw new Error(`A step before the row: ${response.status} ${response.body}`);
    world.keepCookies(response);
    keepJson(world, spa, response);
  };
}

/** Sends a request that often; nobody minds what comes of it. */
export function guess(times: number, asked: Asked): Step {
  return async (world) => {
    for (let i = 0; i < times; i += 1) await world.handle(await message(asked, world));
  };
}

/** Lets time pass. */
export const wait =
  (seconds: number): Step =>
  ({ clock }) =>
    clock.advance(seconds);

/** A good authorization request of a client. */
export function authorizationOf(client: Client): Values {
  return {
    response_type: 'code',
    client_id: client.client_id,
    redirect_uri: client.redirect_uris[0],
    scope: client === poster ? 'openid profile' : 'openid profile offline_access read:trips',
    ...(client === poster ? {} : { audience: 'https://api.granttour.example/' }),
    state: STATE,
    nonce: 'the nonce',
    code_challenge: challenge,
    code_challenge_method: 'S256',
  };
}

/** Name and value of the parameters that are plain text. */
export const texts = (values: Values): [string, string][] =>
  Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string');

/** `code` for the SPA, `code of phone` for another client. */
export const named = (what: string, client: Client): string =>
  client === spa ? what : `${what} of ${client.client_id}`;

/** Keeps what a JSON answer gave: `access_token` as `access token`, or `access token of phone`. */
export function keepJson(world: World, client: Client, { body }: HttpResponse): void {
  if (!body.startsWith('{')) return;
  for (const [name, value] of Object.entries(JSON.parse(body) as Record<string, unknown>))
    if (typeof value === 'string') world.keep(named(name.replaceAll('_', ' '), client), value);
}
