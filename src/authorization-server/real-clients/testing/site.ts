import type { Agent } from 'node:https';
import { onTestFinished, vi } from 'vitest';
import { demoKey } from '../../../lab/keys.ts';
import { type AuthorizationServerOptions, createAuthorizationServer, type User } from '../../index.ts';
import { ana, ben, demoClients, issuer, seededRandom, trips } from '../../testing/demo.ts';
import { fetchTo, handleBy } from '../../testing/fetch.ts';
import { fetchOver, listen } from '../../testing/loopback.ts';
import { Person } from './person.ts';
import { agentInProcess, agentToPort } from './sockets.ts';

/** A server that real clients reach, for the length of one test. */
export interface Site {
  readonly issuer: string;
  /** How a client reaches it. Where the issuer is http, this is the computer's own. */
  readonly fetch: typeof fetch;
  /** For libraries that open sockets; `undefined` where the issuer is a real address, and none is needed. */
  readonly agent: Agent | undefined;
  /** Somebody, Ana unless it is said, with a browser of their own. */
  person(user?: User): Person;
}

interface SiteOptions extends Partial<AuthorizationServerOptions> {
  /** For clients that take no http issuer: over loopback too, the issuer is https, and `fetch` and `agent` find the port. */
  readonly https?: boolean;
}

/** A way to reach the server. */
export interface Transport {
  readonly name: string;
  /** Whether HTTP goes through a socket. */
  readonly sockets: boolean;
  open(options?: SiteOptions): Promise<Site>;
}

const inProcess: Transport = {
  name: 'in process',
  sockets: false,
  async open(options = {}) {
    const { handle } = serverAt(issuer, options);
    const fetch = fetchTo(handle) as typeof globalThis.fetch;
    return {
      issuer,
      fetch,
      agent: agentInProcess(handle),
      person: (user) => new Person(handle, issuer, user),
    };
  },
};

const overLoopback: Transport = {
  name: 'over loopback',
  sockets: true,
  async open({ https = false, ...options } = {}) {
    let at = issuer;
    const loopback = await listen((origin) => {
      if (!https) at = `${origin}/`;
      return serverAt(at, options).handle;
    });
    onTestFinished(() => loopback.close());
    const fetch = https ? fetchOver(loopback, issuer) : globalThis.fetch;
    const agent = https ? agentToPort(Number(new URL(loopback.origin).port)) : undefined;
    return { issuer: at, fetch, agent, person: (user) => new Person(handleBy(fetch), at, user) };
  },
};

/** Both ways: every test of a real client goes each of them. */
export const transports: readonly Transport[] = [inProcess, overLoopback];

/** Clients compare `iat` and `exp` with the computer's clock, so the server tells the same time. */
function serverAt(at: string, options: Partial<AuthorizationServerOptions>) {
  return createAuthorizationServer({
    issuer: at,
    clients: demoClients,
    users: [ana, ben],
    apis: [trips],
    clock: { now: () => Date.now() },
    random: seededRandom(1),
    keys: [demoKey],
    ...options,
  });
}

/** For libraries that know no fetch but the computer's: puts another in its place until the test is over. */
export function fetchGlobally(fetch: typeof globalThis.fetch): void {
  vi.stubGlobal('fetch', fetch);
  onTestFinished(() => void vi.unstubAllGlobals());
}
