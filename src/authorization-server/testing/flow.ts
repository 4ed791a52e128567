import { demoKey } from '../../lab/keys.ts';
import type { listener, Observer } from '../../protocol/check.ts';
import { get, type HttpResponse, postForm } from '../../protocol/http.ts';
import { parameter, queryOf, withQuery } from '../../protocol/parameters.ts';
import { codeChallenge } from '../../protocol/pkce.ts';
import { type AuthorizationServerOptions, createAuthorizationServer } from '../index.ts';
import {
  ana,
  audience,
  ben,
  issuer,
  machine,
  native,
  redirectUri,
  seededRandom,
  spa,
  TestClock,
  trips,
} from './demo.ts';
import { type Stop, UserAgent } from './user-agent.ts';

export const verifier = 'a-verifier-of-at-least-forty-three-characters-0123';

/** Parameters of a request: a change of `undefined` leaves a parameter out. */
export type Changes = Readonly<Record<string, string | undefined>>;

/** A server with its demo data, and the steps of the code flow against it. */
export type Setting = ReturnType<typeof setting>;

/** Sets up a server for a test; `policy` and other options are laid over the demo's. */
export function setting(options: Partial<AuthorizationServerOptions> = {}) {
  const clock = new TestClock();
  const server = createAuthorizationServer({
    issuer,
    clients: [spa, native, machine],
    users: [ana, ben],
    apis: [trips],
    clock,
    random: seededRandom(1),
    keys: [demoKey],
    ...options,
  });
  const at = (path: string): string => new URL(path, issuer).href;
  const handle = (request: Parameters<typeof server.handle>[0], observer?: Observer) =>
    server.handle(request, observer);
  const newBrowser = (): UserAgent => new UserAgent(handle, issuer);
  const browser = newBrowser();

  async function authorizationUrl(changes: Changes = {}): Promise<string> {
    return withQuery(at('authorize'), Object.entries({ ...(await authorizationParameters()), ...changes }));
  }

  /** Goes to the server as the app sends the browser, and stops at the first page or outside. */
  async function authorize(changes: Changes = {}, by: UserAgent = browser): Promise<Stop> {
    return by.open(await authorizationUrl(changes));
  }

  /** Logs Ana in and allows, where asked; returns where the browser ends. */
  async function signIn(changes: Changes = {}, by: UserAgent = browser): Promise<Stop> {
    let stop = await authorize(changes, by);
    if (pageOf(stop) === 'login') stop = await by.press(stop, 'password', passwordOf(ana));
    if (pageOf(stop) === 'consent') stop = await by.press(stop, 'allow');
    return stop;
  }

  async function code(changes: Changes = {}, by: UserAgent = browser): Promise<string> {
    const stop = await signIn(changes, by);
    const found = parameter(queryOf(stop.url), 'code');
    if (!found) throw new Error(`No code at ${stop.url}: ${stop.response?.body}`);
    return found;
  }

  const post = (path: string, parameters: Changes): Promise<HttpResponse> =>
    handle(postForm(at(path), present(parameters)));

  const exchange = (value: string, changes: Changes = {}): Promise<HttpResponse> =>
    post('oauth/token', { ...codeParameters(value), ...changes });

  async function tokens(changes: Changes = {}): Promise<Tokens> {
    return JSON.parse((await exchange(await code(changes))).body) as Tokens;
  }

  const refresh = (token: string, changes: Changes = {}): Promise<HttpResponse> =>
    post('oauth/token', {
      grant_type: 'refresh_token',
      client_id: spa.client_id,
      refresh_token: token,
      ...changes,
    });

  const userinfo = (token: string): Promise<HttpResponse> =>
    handle(get(at('userinfo'), [['Authorization', `Bearer ${token}`]]));

  return {
    at,
    handle,
    clock,
    browser,
    newBrowser,
    authorizationUrl,
    authorize,
    signIn,
    code,
    post,
    exchange,
    tokens,
    refresh,
    userinfo,
  };
}

/** A token answer as the tests read it. */
export interface Tokens {
  readonly access_token: string;
  readonly id_token: string;
  readonly refresh_token: string;
  readonly scope: string;
  readonly expires_in: number;
}

/** The demo app's authorization request. */
export async function authorizationParameters(): Promise<Record<string, string>> {
  return {
    response_type: 'code',
    client_id: spa.client_id,
    redirect_uri: redirectUri,
    scope: 'openid profile email offline_access read:trips',
    state: 'state-1',
    nonce: 'nonce-1',
    audience,
    code_challenge: codeChallenge(verifier, 'S256'),
    code_challenge_method: 'S256',
  };
}

/** The demo app's token request. */
export function codeParameters(code: string): Record<string, string> {
  return {
    grant_type: 'authorization_code',
    client_id: spa.client_id,
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  };
}

export const passwordOf = ({ username, password }: { username: string; password: string }) => ({
  username,
  password,
});

/** The parameters that are there. */
export function present(parameters: Changes): [string, string][] {
  return Object.entries(parameters).filter((pair): pair is [string, string] => pair[1] !== undefined);
}

/** The page's name for itself; `undefined` outside the server. */
export function pageOf(stop: Stop): string | undefined {
  return /data-page="([^"]*)"/.exec(stop.response?.body ?? '')?.[1];
}

/** The JSON of an answer. */
export function jsonOf(response: HttpResponse): Record<string, unknown> {
  return JSON.parse(response.body) as Record<string, unknown>;
}

/** The check that refused, as the observer heard it. */
export function refusedBy({ checks }: ReturnType<typeof listener>): string | undefined {
  return checks.find((check) => !check.passed)?.id;
}
