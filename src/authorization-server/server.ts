import type { Clock, Random } from '../protocol/inputs.ts';
import type { PrivateJwk } from '../protocol/jwt.ts';
import { DpopNonces } from './dpop.ts';
import { actionsOf, type Endpoints, endpointsByPath, endpointUrls } from './endpoint-urls.ts';
import type { Api, AuthorizationServerOptions, Client, User } from './options.ts';
import { defaultPolicy, type Policy } from './policy.ts';
import { registered } from './registration.ts';
import { createStore, type Store } from './store.ts';

/** The server as its checks and endpoints know it. */
export interface Server {
  /** The exact value of `iss`. */
  readonly issuer: string;
  readonly urls: Endpoints;
  /** The paths of the endpoints, which is where forms go. */
  readonly actions: Endpoints;
  /** The endpoints by their paths. */
  readonly paths: ReadonlyMap<string, keyof Endpoints>;
  readonly clients: ReadonlyMap<string, Client>;
  /** By username. */
  readonly users: ReadonlyMap<string, User>;
  /** By audience. */
  readonly apis: ReadonlyMap<string, Api>;
  /** Origins whose pages may read answers. */
  readonly webOrigins: ReadonlySet<string>;
  readonly policy: Policy;
  readonly clock: Clock;
  readonly random: Random;
  readonly keys: readonly PrivateJwk[];
  readonly store: Store;
  readonly dpopNonces: DpopNonces;
}

/** Sets a server up from its options; nothing is made or signed yet. */
export function setUp(options: AuthorizationServerOptions): Server {
  const { issuer, users, apis, clock, random, keys } = options;
  const clients = options.clients.map(registered);
  const lifetimes = { ...defaultPolicy.lifetimes, ...options.policy?.lifetimes };
  const policy = { ...defaultPolicy, ...options.policy, lifetimes };
  const urls = endpointUrls(issuer);
  const actions = actionsOf(urls);
  return {
    issuer,
    urls,
    actions,
    paths: endpointsByPath(actions),
    clients: new Map(clients.map((client) => [client.client_id, client])),
    users: new Map(users.map((user) => [user.username, user])),
    apis: new Map(apis.map((api) => [api.audience, api])),
    webOrigins: new Set(clients.flatMap((client) => client.web_origins)),
    policy,
    clock,
    random,
    keys,
    store: createStore(lifetimes),
    dpopNonces: new DpopNonces(random, lifetimes.dpopNonce),
  };
}
