import { deaf, type Observer } from '../protocol/check.ts';
import { type HttpRequest, type HttpResponse, header, parseUrl } from '../protocol/http.ts';
import { type Clock, seconds } from '../protocol/inputs.ts';
import { decodeJwt, type Jwks } from '../protocol/jwt.ts';
import type { Attempt, Refusal } from './check.ts';
import { isPreflight, preflight, withCors } from './cors.ts';
import { createOrderStore, type Order } from './orders.ts';
import { challenge, problem } from './responses.ts';
import type { Route } from './routes/route.ts';
import { checksOf, ROUTES } from './table.ts';
import { firstToken, sentTokens } from './token-transports.ts';

export type { Order } from './orders.ts';

/** What an API is set up with. */
export interface ResourceServerOptions {
  /** The only authorization server whose tokens it takes. */
  readonly issuer: string;
  /** Its own name, as tokens carry it in `aud`. */
  readonly audience: string;
  /** The public keys of the authorization server. */
  readonly jwks: Jwks;
  readonly clock: Clock;
  /** Orders by `sub`; a user who has none here gets two demo orders. */
  readonly orders?: Readonly<Record<string, readonly Order[]>>;
  /** Origins whose pages may read the answers; `https://spa.granttour.example` if not said. */
  readonly allowedOrigins?: readonly string[];
}

/** The API. */
export interface ResourceServer {
  /** Answers any request; it never throws. The observer hears each check as it is made. */
  handle(request: HttpRequest, observer?: Observer): Promise<HttpResponse>;
}

const DEFAULT_ORIGINS = ['https://spa.granttour.example'];

/**
 * An API that gives a user's orders to whoever holds a fitting access token.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 4](https://www.rfc-editor.org/rfc/rfc9068#section-4)
 */
export function createResourceServer(options: ResourceServerOptions): ResourceServer {
  const { issuer, audience, clock, allowedOrigins = DEFAULT_ORIGINS } = options;
  const orders = createOrderStore(clock, options.orders);

  async function answer(request: HttpRequest, observer: Observer): Promise<HttpResponse> {
    const path = parseUrl(request.url)?.pathname;
    const routes = ROUTES.filter((route) => route.path === path);
    if (routes.length === 0) return problem(404, 'There is nothing at this address.');
    const methods = routes.map(({ method }) => method);
    if (isPreflight(request)) return preflight(methods);
    const route = routes.find(({ method }) => method === request.method);
    if (!route)
      return problem(405, 'This address does not take this method.', [['allow', methods.join(', ')]]);

    const attempt = attemptOf(request, route, options);
    const refusal = await firstRefusal(route, attempt, observer);
    if (refusal) return challenge(refusal, route.scope);
    const sub = typeof attempt.claims.sub === 'string' ? attempt.claims.sub : '';
    if (route.scope !== '') observer.value({ name: 'sub', value: sub, note: 'Whose orders these are' });
    return route.run({ request, issuer, audience, orders, sub });
  }

  return {
    async handle(request, observer = deaf) {
      const response = await answer(request, observer).catch(() => problem(500, 'The API failed.'));
      return withCors(response, header(request, 'origin'), allowedOrigins);
    },
  };
}

function attemptOf(request: HttpRequest, { scope }: Route, options: ResourceServerOptions): Attempt {
  const { issuer, audience, jwks, clock } = options;
  const sent = sentTokens(request);
  const token = firstToken(sent) ?? '';
  const jwt = decodeJwt(token);
  const { header = {}, claims = {} } = jwt ?? {};
  return {
    ...{ issuer, audience, jwks, scope, now: seconds(clock) },
    ...{ sent, token, isJwt: jwt !== undefined, header, claims },
  };
}

/** Runs a route's checks in order, reports each, and stops at the first that fails. */
async function firstRefusal(
  route: Route,
  attempt: Attempt,
  observer: Observer,
): Promise<Refusal | undefined> {
  for (const { id, title, spec, refusal, run } of checksOf(route.id)) {
    const verdict = await run(attempt);
    observer.check({ id, title, spec, ...verdict });
    if (!verdict.passed) return refusal;
  }
  return undefined;
}
