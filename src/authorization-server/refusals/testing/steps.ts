import { type HttpResponse, header } from '../../../protocol/http.ts';
import { encodeParameters, parameter, queryOf } from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import { ana } from '../../testing/demo.ts';
import { pageOf } from '../../testing/flow.ts';
import type { Stop, UserAgent } from '../../testing/user-agent.ts';
import { type Asked, message, type Step, urls, type Values } from './asked.ts';
import { poster, spa } from './clients.ts';
import { proven } from './proofs.ts';
import { challenge, STATE, the, verifier } from './values.ts';
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

/** Sends a request that is to work. */
export const use = (asked: Asked): Step => send(asked);

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

/** Takes the browser through login and consent, wherever they come up. */
export async function allow(stop: Stop, browser: UserAgent): Promise<Stop> {
  const credentials = { username: ana.username, password: ana.password };
  const loggedIn = pageOf(stop) === 'login' ? await browser.press(stop, 'password', credentials) : stop;
  return pageOf(loggedIn) === 'consent' ? browser.press(loggedIn, 'allow') : loggedIn;
}

/** Ana logs in and allows; the code is kept as `code`, for other clients than the SPA as `code of phone`. */
export function code(client: Client = spa, changes: Values = {}): Step {
  return async (world) => {
    const parameters = { ...authorizationOf(client), ...changes };
    const url = `${urls.authorization}?${encodeParameters(texts(parameters))}`;
    const stop = await allow(await world.browser.open(url), world.browser);
    world.keep(named('code', client), parameter(queryOf(stop.url), 'code'));
  };
}

/** Name and value of the parameters that are plain text. */
export const texts = (values: Values): [string, string][] =>
  Object.entries(values).filter((pair): pair is [string, string] => typeof pair[1] === 'string');

/** `code` for the SPA, `code of phone` for another client. */
export const named = (what: string, client: Client): string =>
  client === spa ? what : `${what} of ${client.client_id}`;

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

/** Keeps what a JSON answer gave: `access_token` as `access token`, or `access token of phone`. */
export function keepJson(world: World, client: Client, { body }: HttpResponse): void {
  if (!body.startsWith('{')) return;
  for (const [name, value] of Object.entries(JSON.parse(body) as Record<string, unknown>))
    if (typeof value === 'string') world.keep(named(name.replaceAll('_', ' '), client), value);
}

/** Ana's browser opens the login page of the SPA's request; its hidden fields are kept as `transaction` and `csrf`. */
export function openLogin(changes: Values = {}, client: Client = spa): Step {
  return async (world) => {
    const parameters = texts({ ...authorizationOf(client), ...changes });
    const stop = await world.browser.open(`${urls.authorization}?${encodeParameters(parameters)}`);
    keepForm(world, stop, 'login');
  };
}

/** She logs in, and stands on the consent page. */
export function openConsent(client: Client = spa, changes: Values = {}): Step {
  return async (world) => {
    await openLogin(changes, client)(world);
    const credentials = { username: ana.username, password: ana.password };
    const page = await world.browser.open(`${urls.login}?transaction=${world.the('transaction')}`);
    keepForm(world, await world.browser.press(page, 'password', credentials), 'consent');
  };
}

/** Ana's browser opens the page for codes of devices. */
export const openActivate: Step = async (world) => {
  const stop = await world.browser.open(urls.activate);
  const csrf = fieldOf(stop, 'csrf');
  world.keep('csrf of this browser', csrf);
};

/** Ana types the user code, logs in where asked, and presses this button of the consent page. */
export function decide(action: 'allow' | 'deny' | undefined): Step {
  return async (world) => {
    const { browser } = world;
    const page = await browser.press(await browser.open(urls.activate), 'continue', {
      user_code: world.the('user code'),
    });
    const credentials = { username: ana.username, password: ana.password };
    const asked = pageOf(page) === 'login' ? await browser.press(page, 'password', credentials) : page;
    if (action) await browser.press(asked, action);
    else keepForm(world, asked, 'consent');
  };
}

function keepForm(world: World, stop: Stop, page: string): void {
  if (pageOf(stop) !== page) throw new Error(`Expected the ${page} page, not ${stop.url}`);
  for (const name of ['transaction', 'csrf']) world.keep(name, fieldOf(stop, name));
}

/** The value of a hidden field of a page. */
const fieldOf = (stop: Stop, name: string): string | undefined =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(stop.response?.body ?? '')?.[1];
