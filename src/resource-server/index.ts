import { deaf, type Observer } from '../protocol/check.ts';
import { type HttpRequest, type HttpResponse, header, parseUrl } from '../protocol/http.ts';
import { type Clock, type Random, seconds } from '../protocol/inputs.ts';
import type { Jwks } from '../protocol/jwt.ts';
import { attemptOf } from './attempt.ts';
import { challenge } from './challenge.ts';
import type { Attempt, Measure, Refusal } from './check.ts';
import { isPreflight, preflight, withCors } from './cors.ts';
import { createProofMemory } from './dpop-memory.ts';
import { createDpopNonces, type DpopNonces } from './dpop-nonces.ts';
import { unreadable } from './message.ts';
import { createOrderStore, type Order, ownerOf } from './orders.ts';
import { type ApiPolicy, defaultApiPolicy } from './policy.ts';
import { problem } from './responses.ts';
import type { Route } from './routes/route.ts';
import { checksOf, ROUTES } from './table.ts';

export type { Order } from './orders.ts';
export { type ApiPolicy, defaultApiPolicy } from './policy.ts';

/** What an API is set up with. */
export interface ResourceServerOptions {
  /** The only authorization server whose tokens it takes. */
  readonly issuer: string;
  /** Its own name, as tokens carry it in `aud`. */
  readonly audience: string;
  /** The public keys of the authorization server. */
  readonly jwks: Jwks;
  readonly clock: Clock;
  /** Laid over {@link defaultApiPolicy}. */
  readonly policy?: Partial<ApiPolicy>;
  /** Where DPoP nonces come from; needed only with `policy.requireDpopNonce`. */
  readonly random?: Random;
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
 * An API that gives a user's orders to whoever holds a fitting access token. Throws where the policy wants nonces and no `random` is given.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 4](https://www.rfc-editor.org/rfc/rfc9068#section-4)
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 7](https://www.rfc-editor.org/rfc/rfc9449#section-7)
 */
export function createResourceServer(options: ResourceServerOptions): ResourceServer {
  const { issuer, audience, jwks, clock, allowedOrigins = DEFAULT_ORIGINS } = options;
  const policy = { ...defaultApiPolicy, ...options.policy };
  const [orders, usedProofs] = [createOrderStore(clock, options.orders), createProofMemory()];
  const nonces = noncesFor(policy, options.random);
  const measure = ({ scope }: Route): Measure => {
    return { issuer, audience, jwks, policy, usedProofs, nonces, scope, now: seconds(clock) };
  };

  async function answer(request: HttpRequest, observer: Observer): Promise<HttpResponse> {
    const found = routeOf(request);
    if ('status' in found) return found;
    const attempt = attemptOf(request, measure(found));
    const refusal = await firstRefusal(found, attempt, observer);
    if (refusal) return withNonce(challenge(refusal, found.scope, attempt.scheme), attempt);
    const owner = ownerOf(attempt.claims);
    const note =
      owner.kind === 'user' ? 'Whose orders these are' : 'The client itself: no user is behind this token';
    if (found.scope !== '') observer.value({ name: 'sub', value: owner.id, note });
    return withNonce(found.run({ request, issuer, audience, orders, owner }), attempt);
  }

  return {
    async handle(request, observer = deaf) {
      const response = await answer(request, observer).catch(() => problem(500, 'The API failed.'));
      return withCors(response, header(request, 'origin'), allowedOrigins);
    },
  };
}

function noncesFor({ requireDpopNonce }: ApiPolicy, random: Random | undefined): DpopNonces | undefined {
  if (!requireDpopNonce) return undefined;
  if (!random) throw new TypeError('requireDpopNonce needs random: nonces are made from it.');
  return createDpopNonces(random);
}

/** The route that a request is for, or the answer where there is none. */
function routeOf(request: HttpRequest): Route | HttpResponse {
  const refused = unreadable(request);
  if (refused) return refused;
  const path = parseUrl(request.url)?.pathname;
  const routes = ROUTES.filter((route) => route.path === path);
  if (routes.length === 0) return problem(404, 'There is nothing at this address.');
  const methods = routes.map(({ method }) => method);
  if (isPreflight(request)) return preflight(methods);
  const route = routes.find(({ method }) => method === request.method);
  return route ?? problem(405, 'This address does not take this method.', [['allow', methods.join(', ')]]);
}

/**
 * Tells a client that uses DPoP the nonce for its next proof, where it does not have it yet.
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 8.2](https://www.rfc-editor.org/rfc/rfc9449#section-8.2)
 */
function withNonce(response: HttpResponse, { scheme, proof, nonces, now }: Attempt): HttpResponse {
  const current = scheme === 'DPoP' ? nonces?.current(now) : undefined;
  if (current === undefined || proof?.claims.nonce === current) return response;
  return { ...response, headers: [...response.headers, ['dpop-nonce', current]] };
}

/** Runs a route's checks in order, reports each, and stops at the first that fails. */
async function firstRefusal(
  route: Route,
  attempt: Attempt,
  observer: Observer,
): Promise<Refusal | undefined> {
  for (const { id, title, spec, refusal, run } of checksOf(route.id)) {
    const verdict = await run(attempt);
    if (!verdict) continue;
    observer.check({ id, title, spec, ...verdict });
    if (!verdict.passed) return refusal;
  }
  return undefined;
}
