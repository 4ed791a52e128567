import { header } from '../../../protocol/http.ts';
import { encodeParameters, parameter, queryOf } from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import { type Asked, message, type Step, urls, type Values } from './asked.ts';
import { allow } from './browser-steps.ts';
import { spa } from './clients.ts';
import { proven } from './proofs.ts';
import { authorizationOf, keepJson, named, send, texts } from './steps.ts';
import { the, verifier } from './values.ts';

/** Ana logs in and allows; the code is kept as `code`, for other clients than the SPA as `code of phone`. */
export function code(client: Client = spa, changes: Values = {}): Step {
  return async (world) => {
    const parameters = { ...authorizationOf(client), ...changes };
    const url = `${urls.authorization}?${encodeParameters(texts(parameters))}`;
    const stop = await allow(await world.browser.open(url), world.browser);
    world.keep(named('code', client), parameter(queryOf(stop.url), 'code'));
  };
}

/** Ana logs in and allows, and the app redeems its code; the tokens are kept as `access token` and so on. */
export function tokens(client: Client = spa, changes: Values = {}): Step {
  return async (world) => {
    await code(client, changes)(world);
    await redeem(client)(world);
  };
}

/** A public app redeems the code that was kept. */
export function redeem(client: Client = spa): Step {
  return async (world) => {
    const response = await world.handle(await message(redemption(client), world));
    keepJson(world, client, response);
  };
}

/** The request by which a public app redeems its code. */
export const redemption = (client: Client = spa): Asked => ({
  endpoint: 'token',
  method: 'POST',
  parameters: {
    grant_type: 'authorization_code',
    client_id: client.client_id,
    code: the(named('code', client)),
    redirect_uri: client.redirect_uris[0],
    code_verifier: verifier,
  },
  headers: {},
  before: [],
  from: 'an app',
  policy: {},
});

/** The SPA gets tokens that are bound to its key. */
export function boundTokens(): Step {
  return async (world) => {
    await code()(world);
    const first = await world.handle(await message(proven(redemption()), world));
    const nonce = header(first, 'dpop-nonce');
    if (nonce === undefined) return keepJson(world, spa, first);
    world.keep('nonce', nonce);
    await send(proven(redemption(), { nonce: the('nonce') }))(world);
  };
}

/** The app learns a DPoP nonce of the server from a proof without one. */
export const nonce: Step = async (world) => {
  const parameters = { grant_type: 'authorization_code', client_id: spa.client_id, code: 'made-up' };
  const asked = proven({ ...redemption(), parameters });
  world.keep('nonce', header(await world.handle(await message(asked, world)), 'dpop-nonce'));
};

/** The SPA pushes its request with a proof, and Ana's browser comes back with the code. */
export const pushedCode: Step = async (world) => {
  const { client_id = '' } = spa;
  const pushed: Asked = {
    ...redemption(),
    endpoint: 'pushed_authorization_request',
    parameters: authorizationOf(spa),
  };
  const { body } = await world.handle(await message(proven(pushed), world));
  const { request_uri } = JSON.parse(body) as { request_uri: string };
  const url = `${urls.authorization}?${encodeParameters(Object.entries({ client_id, request_uri }))}`;
  const stop = await allow(await world.browser.open(url), world.browser);
  world.keep('code', parameter(queryOf(stop.url), 'code'));
};
