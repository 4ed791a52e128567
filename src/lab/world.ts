import { createAuthorizationServer } from '../authorization-server/index.ts';
import { appPage } from '../client/pages.ts';
import type { Observer } from '../protocol/check.ts';
import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { parseUrl } from '../protocol/http.ts';
import { publicJwk } from '../protocol/jwt.ts';
import type { Party } from '../protocol/parties.ts';
import { createResourceServer } from '../resource-server/index.ts';
import { type VirtualClock, virtualClock } from './clock.ts';
import { ana, apiAudience, apis, ben, clients, issuer, spa } from './demo.ts';
import { demoKey } from './keys.ts';
import { seededRandom } from './random.ts';
import type { Recipe } from './recipe.ts';

/** A server as the lab calls it: it reports to the observer while it answers. */
export type Server = (request: HttpRequest, observer: Observer) => Promise<HttpResponse>;

/** Everything around the machine: servers, clock, randomness. Made anew for each run, from the recipe alone. */
export interface World {
  readonly clock: VirtualClock;
  /** The app's own randomness. */
  random(party: Party): ReturnType<typeof seededRandom>;
  /** Who answers at a URL, and how; `undefined` where nobody is. */
  serverAt(url: string): { readonly party: Party; readonly handle: Server } | undefined;
}

/** Builds the world of a recipe. */
export function createWorld(recipe: Recipe): World {
  const clock = virtualClock(recipe.startedAt);
  const random = (party: Party) => seededRandom(`${recipe.seed}/${party}`);
  const authorizationServer = createAuthorizationServer({
    issuer,
    clients,
    users: [ana, ben],
    apis,
    clock,
    random: random('authorization-server'),
    keys: [demoKey],
  });
  const api = createResourceServer({
    issuer,
    audience: apiAudience,
    jwks: { keys: [publicJwk(demoKey)] },
    clock,
  });
  const hosts = new Map<string, { party: Party; handle: Server }>([
    [new URL(issuer).origin, { party: 'authorization-server', handle: authorizationServer.handle }],
    [new URL(apiAudience).origin, { party: 'api', handle: api.handle }],
    [new URL(spa.redirectUri).origin, { party: 'app', handle: serveApp }],
  ]);
  return { clock, random, serverAt: (url) => hosts.get(parseUrl(url)?.origin ?? '') };
}

/** The static host of the single-page app: the same page for every path, as such hosts do. */
async function serveApp(request: HttpRequest): Promise<HttpResponse> {
  const callback = parseUrl(request.url)?.pathname === new URL(spa.redirectUri).pathname;
  return {
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: appPage({ name: callback ? 'signing-in' : 'signed-out' }),
  };
}
