import { createAuthorizationServer } from '../authorization-server/index.ts';
import { appPage } from '../client/pages.ts';
import type { FlowOptions } from '../flows/contract.ts';
import type { Observer } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { parseUrl } from '../protocol/http.ts';
import { publicJwk } from '../protocol/jwt.ts';
import type { Party } from '../protocol/parties.ts';
import { createResourceServer } from '../resource-server/index.ts';
import { type AppServer, createAppServer } from './app-server.ts';
import { type DemoApp, otherClient } from './apps.ts';
import { type VirtualClock, virtualClock } from './clock.ts';
import { ana, apiAudience, apis, ben, issuer } from './demo.ts';
import { demoKey } from './keys.ts';
import { seededRandom } from './random.ts';
import type { Recipe } from './recipe.ts';

/** A server as the lab calls it: it reports to the observer while it answers. */
export type Server = (request: HttpRequest, observer: Observer) => Promise<HttpResponse>;

/** Who answers at a URL. */
export interface Host {
  readonly party: Party;
  readonly handle: Server;
  /** How it answers what is no part of the walk: before it begins, or from somebody else than the browser. */
  readonly aside: Server;
}

/** Everything around the machine: servers, clock, randomness. Made anew for each run, from the recipe alone. */
export interface World {
  readonly clock: VirtualClock;
  readonly appServer: AppServer;
  /** A party's own randomness. */
  random(party: Party): ReturnType<typeof seededRandom>;
  /** Who answers at a URL, and how; `undefined` where nobody is. */
  serverAt(url: string): Host | undefined;
}

/** Builds the world of a recipe, in which this app plays. */
export function createWorld(recipe: Recipe, app: DemoApp, options: FlowOptions): World {
  const clock = virtualClock(recipe.startedAt);
  const random = (party: Party) => seededRandom(`${recipe.seed}/${party}`);
  const authorizationServer = createAuthorizationServer({
    issuer,
    clients: [app.registration, otherClient],
    users: [ana, ben],
    apis,
    policy: { rotateRefreshTokens: options['rotation'] !== 'off', ...recipe.protections.server },
    clock,
    random: random('authorization-server'),
    keys: [demoKey],
  });
  const api = createResourceServer({
    issuer,
    audience: apiAudience,
    jwks: { keys: [publicJwk(demoKey)] },
    policy: recipe.protections.api ?? {},
    clock,
    random: random('api'),
  });
  const appServer = createAppServer();
  const { redirectUri } = app.configuration;
  const aside: Server = async (request) => staticPage(request, app);
  const hosts = new Map<string, Host>([
    [placeOf(issuer), always('authorization-server', authorizationServer.handle)],
    [placeOf(apiAudience), always('api', api.handle)],
  ]);
  if (redirectUri !== '')
    hosts.set(placeOf(redirectUri), {
      party: 'app',
      handle: app.host === 'app' ? appServer.handle : aside,
      aside,
    });
  return { clock, appServer, random, serverAt: (url) => hosts.get(placeOf(url)) };
}

const always = (party: Party, handle: Server): Host => ({ party, handle, aside: handle });

/** Who is asked at a URL: an origin, or for an app's own scheme the scheme. */
function placeOf(url: string): string {
  const parsed = parseUrl(url);
  if (!parsed) return '';
  return parsed.origin === 'null' ? parsed.protocol : parsed.origin;
}

/** What the app's host shows by itself: a single-page app's page for every path, and a web app's pages outside the walk. */
function staticPage(request: HttpRequest, { host, configuration }: DemoApp): HttpResponse {
  const path = parseUrl(request.url)?.pathname;
  const is = (uri: string) => path === parseUrl(uri)?.pathname;
  return {
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: is(configuration.redirectUri)
      ? appPage({ name: 'signing-in' })
      : is(configuration.postLogoutRedirectUri)
        ? appPage({ name: 'signed-out-again' })
        : appPage({ name: 'signed-out', ...(host === 'app' && { action: '/login' }) }),
  };
}
