import type { Observer } from '../protocol/check.ts';
import { type HttpRequest, mediaType } from '../protocol/http.ts';
import { seconds } from '../protocol/inputs.ts';
import { decodeParameters, type Parameters, queryOf, repeatedNames } from '../protocol/parameters.ts';
import { type Bearer, bearerOf } from './bearer.ts';
import { BROWSER_COOKIE, cookieOf, SESSION_COOKIE } from './cookies.ts';
import type { Client } from './options.ts';
import type { Server } from './server.ts';
import {
  type AccessToken,
  accessTokenRecord,
  type Code,
  type RefreshToken,
  type Session,
  type Transaction,
} from './store.ts';

/**
 * One request and everything that it refers to, looked up once and judged by nobody yet.
 * What a request names but the server does not know is `undefined`; the checks say what that means.
 */
export interface Context {
  readonly server: Server;
  readonly request: HttpRequest;
  readonly observer: Observer;
  /** Seconds since 1970. */
  readonly now: number;
  /** A form was sent, not a page asked for. */
  readonly submitted: boolean;
  readonly parameters: Parameters;
  /** Names that stand more than once. */
  readonly repeated: readonly string[];
  /** A parameter's first value; one without a value counts as absent (RFC 6749 §3.1). */
  value(name: string): string | undefined;
  readonly client: Client | undefined;
  /** The cookie that tells browsers apart. */
  readonly browser: string | undefined;
  readonly session: Session | undefined;
  readonly transaction: Transaction | undefined;
  readonly code: Code | undefined;
  readonly refreshToken: RefreshToken | undefined;
  readonly bearer: Bearer;
  /** What the server remembers of the bearer token. */
  readonly accessToken: AccessToken | undefined;
}

/** Looks up what a request refers to. */
export function contextOf(server: Server, request: HttpRequest, observer: Observer): Context {
  const { clients, store } = server;
  const now = seconds(server.clock);
  const parameters = parametersOf(request);
  const values = new Map(parameters.filter(([, value]) => value !== '').toReversed());
  const value = (name: string): string | undefined => values.get(name);
  const session = store.sessions.get(cookieOf(request, SESSION_COOKIE));
  const bearer = bearerOf(request, parameters);
  return {
    server,
    request,
    observer,
    now,
    submitted: request.method === 'POST',
    parameters,
    repeated: repeatedNames(parameters),
    value,
    client: clients.get(value('client_id') ?? ''),
    browser: cookieOf(request, BROWSER_COOKIE),
    session: session && session.expiresAt > now ? session : undefined,
    transaction: store.transactions.get(value('transaction')),
    code: store.codes.get(value('code')),
    refreshToken: store.refreshTokens.get(value('refresh_token')),
    bearer,
    accessToken: accessTokenRecord(store, bearer.token),
  };
}

/** A form's parameters stand in its body, everything else's in the query; never both, so that neither can shadow the other. */
function parametersOf(request: HttpRequest): Parameters {
  if (request.method !== 'POST') return queryOf(request.url);
  return isForm(request) ? decodeParameters(request.body ?? '') : [];
}

/** Whether the body says that it is a form. */
export function isForm(request: HttpRequest): boolean {
  return mediaType(request) === 'application/x-www-form-urlencoded';
}
