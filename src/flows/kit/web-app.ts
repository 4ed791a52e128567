import {
  type AuthorizationDemand,
  type PreparedAuthorization,
  prepareAuthorization,
  tiesOf,
} from '../../client/authorization-request.ts';
import { appPage, orderLines } from '../../client/pages.ts';
import { randomToken } from '../../protocol/encoding.ts';
import { type Header, type HttpRequest, type HttpResponse, headers } from '../../protocol/http.ts';
import type { Task } from '../contract.ts';
import { callbackOf, type FlowContext } from './context.ts';
import { pageResponse } from './endings.ts';
import type { ExpectedBack } from './tasks.ts';
import { landings, refreshOrEnd } from './transitions.ts';

/** What a web app's own server does: it keeps a sign-in under the name that its cookie carries. */

/** The prefix keeps other subdomains from planting it (RFC 6265bis §4.1.3). */
const COOKIE = '__Host-wayfarer';

interface Kept {
  readonly context: FlowContext;
}

/** A sign-in that the app's server has begun. */
export interface Started {
  readonly prepared: PreparedAuthorization;
  /** The name of the app's own session. */
  readonly session: string;
}

/** The app's server starts a sign-in: a session of its own, and in it what ties the response to the request. */
export function startSignIn(demand: AuthorizationDemand): Task<Started> {
  return {
    name: 'make_authorization_request',
    label: labelOf(tiesOf(demand)),
    async do(tools) {
      const prepared = await prepareAuthorization(demand, tools);
      const session = randomToken(tools.random, 16);
      const note = 'The name of the app’s own session; its cookie carries it';
      tools.value({ name: COOKIE, value: session, note });
      return { prepared, session };
    },
  };
}

function labelOf({ state, nonce }: ReturnType<typeof tiesOf>): string {
  if (state && nonce) return 'Makes state and nonce and keeps them in its session';
  if (!state && !nonce) return 'Makes a session of its own';
  return `Makes ${state ? 'state' : 'nonce'} and keeps it in its session`;
}

/** The browser asks the app's server to log in. */
export const opensLogin = (target: string) => ({
  invoke: {
    src: 'submit' as const,
    input: ({ context }: Kept) => context.answer,
    onDone: [
      { guard: 'atApp' as const, target, actions: 'keepPage' as const },
      { target: 'undeliverable', actions: 'keepPage' as const },
    ],
  },
});

/** The app's server sends the browser to the authorization server, with a cookie to know it again by. */
export const redirects = (sameSite: 'Lax' | 'None', back: string) => ({
  invoke: {
    src: 'respond' as const,
    input: ({ context }: Kept) => redirectWithCookie(context, sameSite),
    onDone: landings(back),
  },
});

function redirectWithCookie({ prepared, session }: FlowContext, sameSite: 'Lax' | 'None'): HttpResponse {
  const attributes = `Path=/; Secure; HttpOnly; SameSite=${sameSite}`;
  const cookie: Header = ['set-cookie', `${COOKIE}=${session}; ${attributes}`];
  return {
    status: 303,
    headers: [['location', prepared.url], cookie, ['cache-control', 'no-store']],
    body: '',
  };
}

/** What the app's server compares a response with: what it kept in the session that the browser's cookie names. */
export function sessionOf(
  { landing, prepared, session }: FlowContext,
  wants: ExpectedBack['wants'],
): ExpectedBack {
  const callback = callbackOf(landing);
  return {
    callback,
    wants,
    state: prepared.state,
    session: { expected: session, actual: sessionIn(callback) },
  };
}

/** The session that the browser brought back; `undefined` where its cookie did not come along. */
function sessionIn(request: HttpRequest): string | undefined {
  const pairs = headers(request, 'cookie').flatMap((line) => line.split(/; */));
  return pairs.find((pair) => pair.startsWith(`${COOKIE}=`))?.slice(COOKIE.length + 1);
}

/** The app's server answers the browser, which has waited all the while, with the data. */
export const showsOrders = () => ({
  invoke: {
    src: 'respond' as const,
    input: ({ context: { tokens, response } }: Kept) =>
      pageResponse(appPage({ name: 'signed-in', user: tokens.user, orders: orderLines(response.body) })),
    onDone: refreshOrEnd,
  },
});

/** The app's server answers the browser with what the ID token said: there is nothing else to show. */
export const showsClaims = () => ({
  invoke: {
    src: 'respond' as const,
    input: ({ context: { user, claims } }: Kept) =>
      pageResponse(appPage({ name: 'signed-in-only', user, claims: Object.entries(claims).map(inText) })),
    onDone: { target: 'complete', actions: 'keepPage' as const },
  },
});

const inText = ([name, value]: readonly [string, unknown]): [string, string] => [
  name,
  typeof value === 'string' ? value : JSON.stringify(value),
];

/** The page after a logout; the app's own session ends with it. */
function goodbye(): HttpResponse {
  const { headers: kept, ...page } = pageResponse(appPage({ name: 'signed-out-again' }));
  const gone: Header = ['set-cookie', `${COOKIE}=; Path=/; Secure; HttpOnly; Max-Age=0`];
  return { ...page, headers: [...kept, gone] };
}

/** The app's server answers the browser that comes back from a logout. */
export const goodbyes = () => ({
  invoke: {
    src: 'respond' as const,
    input: goodbye(),
    onDone: { target: 'complete', actions: 'keepPage' as const },
  },
});
