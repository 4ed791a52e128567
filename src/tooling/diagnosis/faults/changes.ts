import { type Header, type HttpRequest, type HttpResponse, parseUrl } from '../../../protocol/http.ts';
import type { Draft, Twist } from '../twist.ts';
import type { Between } from '../world/wire.ts';

/** The server's ID tokens say this; `undefined` leaves a claim out. */
export const claims = (changed: Readonly<Record<string, unknown>>): Twist => ({
  idToken: ({ header, claims: same }) => ({ header, claims: { ...same, ...changed } }),
});

/** The same of the claims that depend on what stands there. */
export const claimsBy = (change: (claims: Draft['claims']) => Record<string, unknown>): Twist => ({
  idToken: ({ header, claims: same }) => ({ header, claims: { ...same, ...change(same) } }),
});

/** Both servers have their token endpoint there. */
export const toToken = (request: HttpRequest): boolean =>
  request.method === 'POST' && parseUrl(request.url)?.pathname === '/token';

export const toUserinfo = (request: HttpRequest): boolean =>
  /^\/(me|userinfo)$/.test(parseUrl(request.url)?.pathname ?? '');

/** The app's own text of a token request. */
export const body = (from: RegExp, to: string): Twist => ({
  send: (request) =>
    toToken(request) ? { ...request, body: (request.body ?? '').replace(from, to) } : request,
});

/** Some answers are others on their way. */
export const changed = (
  which: (request: HttpRequest) => boolean,
  to: (response: HttpResponse) => HttpResponse,
): Between => ({
  change: (response, request) => (which(request) ? to(response) : response),
});

/** Somebody else than the server answers. */
export const instead = (which: (request: HttpRequest) => boolean, answer: HttpResponse): Between => ({
  intercept: (request) => (which(request) ? answer : undefined),
});

export const without = <T extends HttpRequest | HttpResponse>(message: T, name: RegExp): T => ({
  ...message,
  headers: message.headers.filter(([one]) => !name.test(one)),
});

export const withHeader = (request: HttpRequest, header: Header): HttpRequest => {
  const others = request.headers.filter(([name]) => name.toLowerCase() !== header[0].toLowerCase());
  return { ...request, headers: [...others, header] };
};
