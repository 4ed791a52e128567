import {
  decodeParameters,
  encodeParameters,
  type Parameters,
  parameter,
} from '../../../protocol/parameters.ts';
import type { Client } from '../../index.ts';
import type { Stop } from '../../testing/user-agent.ts';
import { message, urls, type Values } from './asked.ts';
import { exchangeBy } from './back-channel.ts';
import { allow } from './browser-steps.ts';
import { web } from './clients.ts';
import { authorizationOf, texts } from './steps.ts';
import type { World } from './world.ts';

/** The authorization request of a client as a URL. */
export function authorizationUrl(changes: Values = {}, client: Client = web): string {
  return `${urls.authorization}?${encodeParameters(texts({ ...authorizationOf(client), ...changes }))}`;
}

/** Opens the authorization request in Ana's browser, and stops at the first page. */
export const opened = (world: World, changes: Values = {}, client: Client = web): Promise<Stop> =>
  world.browser.open(authorizationUrl(changes, client));

/** Ana logs in and allows, wherever she is asked; what comes back to the app. */
export async function callback(world: World, changes: Values = {}, client: Client = web): Promise<Callback> {
  return new Callback(await allow(await opened(world, changes, client), world.browser));
}

/** An authorization response. */
export class Callback {
  /** `query`, `fragment` or `form_post`. */
  readonly mode: 'query' | 'fragment' | 'form_post';
  readonly redirectUri: string;
  readonly parameters: Parameters;

  constructor({ url, posted }: Stop) {
    this.mode = posted !== undefined ? 'form_post' : url.includes('#') ? 'fragment' : 'query';
    const [uri = '', text = ''] = url.split(this.mode === 'fragment' ? '#' : '?');
    this.redirectUri = posted === undefined ? uri : url;
    this.parameters = decodeParameters(posted ?? text);
  }

  get(name: string): string | undefined {
    return parameter(this.parameters, name);
  }
}

/** What the token endpoint gives. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: string;
  readonly id_token: string;
  readonly refresh_token?: string;
  readonly expires_in: number;
  readonly scope: string;
}

/** The client redeems its code, authenticated as it is registered. */
export async function redeemed(world: World, code: string, client: Client = web): Promise<TokenAnswer> {
  const response = await world.handle(await message(exchangeBy(client, { code }), world));
  if (response.status !== 200) throw new Error(`The code was not redeemed: ${response.body}`);
  return JSON.parse(response.body) as TokenAnswer;
}
