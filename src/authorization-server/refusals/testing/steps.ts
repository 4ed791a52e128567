import { type HttpResponse, postForm } from '../../../protocol/http.ts';
import { encodeParameters, parameter, queryOf } from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import { ana } from '../../testing/demo.ts';
import { pageOf } from '../../testing/flow.ts';
import type { Stop, UserAgent } from '../../testing/user-agent.ts';
import { type Asked, message, type Step, urls, type Values } from './asked.ts';
import { poster, spa } from './clients.ts';
import { challenge, STATE, verifier } from './values.ts';
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
    const parameters = {
      grant_type: 'authorization_code',
      client_id: client.client_id,
      code: world.the(named('code', client)),
      redirect_uri: client.redirect_uris[0] ?? '',
      code_verifier: verifier,
    };
    keepJson(world, client, await world.handle(postForm(urls.token, Object.entries(parameters))));
  };
}

/** Keeps what a JSON answer gave: `access_token` as `access token`, or `access token of phone`. */
export function keepJson(world: World, client: Client, { body }: HttpResponse): void {
  if (!body.startsWith('{')) return;
  for (const [name, value] of Object.entries(JSON.parse(body) as Record<string, unknown>))
    if (typeof value === 'string') world.keep(named(name.replaceAll('_', ' '), client), value);
}

/** Ana's browser opens the login page of the SPA's request; its hidden fields are kept as `transaction` and `csrf`. */
export function openLogin(changes: Values = {}): Step {
  return async (world) => {
    const parameters = texts({ ...authorizationOf(spa), ...changes });
    const stop = await world.browser.open(`${urls.authorization}?${encodeParameters(parameters)}`);
    keepForm(world, stop, 'login');
  };
}

/** She logs in, and stands on the consent page. */
export const openConsent: Step = async (world) => {
  await openLogin()(world);
  const credentials = { username: ana.username, password: ana.password };
  const page = await world.browser.open(`${urls.login}?transaction=${world.the('transaction')}`);
  keepForm(world, await world.browser.press(page, 'password', credentials), 'consent');
};

function keepForm(world: World, stop: Stop, page: string): void {
  if (pageOf(stop) !== page) throw new Error(`Expected the ${page} page, not ${stop.url}`);
  for (const name of ['transaction', 'csrf'])
    world.keep(name, new RegExp(`name="${name}" value="([^"]*)"`).exec(stop.response?.body ?? '')?.[1]);
}
