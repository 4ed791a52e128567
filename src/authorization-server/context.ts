import type { Observer } from '../protocol/check.ts';
import type { WireError } from '../protocol/errors.ts';
import type { HttpRequest } from '../protocol/http.ts';
import { seconds } from '../protocol/inputs.ts';
import { type DecodedJwt, decodeJwt } from '../protocol/jwt.ts';
import { type Parameters, repeatedNames } from '../protocol/parameters.ts';
import { type Bearer, bearerOf } from './bearer.ts';
import { type ClientAuthentication, clientAuthenticationOf } from './client-authentication.ts';
import { BROWSER_COOKIE, cookieOf, SESSION_COOKIE } from './cookies.ts';
import { type Dpop, dpopOf } from './dpop.ts';
import { readMessage } from './message.ts';
import type { Client } from './options.ts';
import type {
  AccessToken,
  Code,
  DeviceAuthorization,
  PushedRequest,
  RefreshToken,
  Session,
  Transaction,
} from './records.ts';
import type { Server } from './server.ts';
import { accessTokenRecord } from './store.ts';
import { readUserCode } from './user-code.ts';

/**
 * One request and everything that it refers to, looked up once and judged by nobody yet.
 * What a request names but the server does not know is `undefined`; the checks say what that means.
 */
export interface Context {
  readonly server: Server;
  readonly request: HttpRequest;
  /** The address of the endpoint that was asked, as the server's metadata has it. */
  readonly endpoint: string;
  readonly observer: Observer;
  /** Says that nothing is left but to sign: the store is as it will be and no random value is wanted, so the next request may come. */
  decided(): void;
  /** Seconds since 1970. */
  readonly now: number;
  /** A form was sent, not a page asked for. */
  readonly submitted: boolean;
  /** Why the form of the message alone is reason to refuse it. */
  readonly malformed: WireError | undefined;
  /** The parameters were pushed before, by the back channel. */
  readonly pushed: boolean;
  /** Names of parameters in the URL of a form post. */
  readonly besides: readonly string[];
  readonly authentication: ClientAuthentication;
  /** The cookie that tells browsers apart. */
  readonly browser: string | undefined;
  readonly session: Session | undefined;
  readonly bearer: Bearer;
  /** What the server remembers of the bearer token. */
  readonly accessToken: AccessToken | undefined;
  readonly dpop: Dpop;
  readonly parameters: Parameters;
  /** Names that stand more than once. */
  readonly repeated: readonly string[];
  /** A parameter's first value; one without a value counts as absent (RFC 6749 §3.1). */
  value(name: string): string | undefined;
  readonly client: Client | undefined;
  readonly transaction: Transaction | undefined;
  readonly code: Code | undefined;
  readonly refreshToken: RefreshToken | undefined;
  readonly device: DeviceAuthorization | undefined;
  /** The device whose code a person typed. */
  readonly activation: DeviceAuthorization | undefined;
  readonly pushedRequest: PushedRequest | undefined;
  /** The `id_token_hint`, which nobody has verified yet. */
  readonly hint: DecodedJwt | undefined;
}

/** What a request says whatever its parameters are. */
type Arrived = Pick<
  Context,
  | 'server'
  | 'request'
  | 'endpoint'
  | 'observer'
  | 'decided'
  | 'now'
  | 'malformed'
  | 'besides'
  | 'browser'
  | 'session'
  | 'dpop'
>;

/** Looks up what a request refers to. */
export async function contextOf(
  server: Server,
  request: HttpRequest,
  endpoint: string,
  observer: Observer,
  decided: () => void,
): Promise<Context> {
  const now = seconds(server.clock);
  const { parameters, besides, malformed } = readMessage(request);
  const session = server.store.sessions.get(cookieOf(request, SESSION_COOKIE));
  const arrived: Arrived = {
    server,
    request,
    endpoint,
    observer,
    decided,
    now,
    malformed,
    besides,
    browser: cookieOf(request, BROWSER_COOKIE),
    session: session && session.expiresAt > now ? session : undefined,
    dpop: await dpopOf(request),
  };
  return assemble(arrived, parameters, false);
}

/** The same request with the parameters that were pushed before it. */
export function withPushed(context: Context, parameters: Parameters): Context {
  return assemble(context, parameters, true);
}

function assemble(arrived: Arrived, parameters: Parameters, pushed: boolean): Context {
  const { server, request } = arrived;
  const { clients, store } = server;
  const value = reader(parameters);
  const authentication = clientAuthenticationOf(request, value);
  const bearer = bearerOf(request, parameters);
  const hint = value('id_token_hint');
  return {
    server,
    request,
    endpoint: arrived.endpoint,
    observer: arrived.observer,
    decided: arrived.decided,
    now: arrived.now,
    submitted: request.method === 'POST',
    pushed,
    malformed: arrived.malformed,
    besides: arrived.besides,
    browser: arrived.browser,
    session: arrived.session,
    dpop: arrived.dpop,
    parameters,
    repeated: repeatedNames(parameters),
    value,
    authentication,
    client: clients.get(authentication.clientIds[0] ?? ''),
    bearer,
    accessToken: accessTokenRecord(store, bearer.token),
    transaction: store.transactions.get(value('transaction')),
    code: store.codes.get(value('code')),
    refreshToken: store.refreshTokens.get(value('refresh_token')),
    device: store.devices.get(value('device_code')),
    activation: store.userCodes.get(readUserCode(value('user_code'))),
    pushedRequest: store.pushedRequests.get(value('request_uri')),
    hint: hint === undefined ? undefined : decodeJwt(hint),
  };
}

function reader(parameters: Parameters): (name: string) => string | undefined {
  const values = new Map<string, string>();
  for (const [name, value] of parameters) if (value !== '' && !values.has(name)) values.set(name, value);
  return (name) => values.get(name);
}
