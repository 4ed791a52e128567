import { header, parseUrl } from '../../../protocol/http.ts';
import type { RequestEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { ownMetadataSeq } from '../remembered.ts';

/** A machine that only talks to itself (RFC 8252 §7.3). */
export const isLoopback = (hostname: string): boolean =>
  /^(?:localhost|(?:[\w-]+\.)*localhost|127(?:\.\d{1,3}){3}|\[::1\]|0\.0\.0\.0)$/i.test(hostname);

/** Ends of names that only mean something inside a network, a cluster or a test. */
const INSIDE =
  /\.(?:internal|local|localdomain|lan|intranet|corp|home\.arpa|svc|cluster\.local|docker|consul|test)$/i;

const PRIVATE_ADDRESS =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|169\.254\.|\[f[cd][0-9a-f]{2}:|\[fe80:)/i;

/** Whether a host is reached only from inside: this machine, a private address, a container's or service's name. */
export const isInside = (hostname: string): boolean =>
  isLoopback(hostname) || INSIDE.test(hostname) || PRIVATE_ADDRESS.test(hostname) || !/[.:]/.test(hostname);

/** A place of a URL: where it goes, without the path. */
export interface Place {
  readonly origin: string;
  readonly seq: number;
  readonly where: string;
}

const known = new WeakMap<Facts, readonly Place[]>();

/** Where the browser opened pages of the app, in order; each origin once. Requests that bring an authorization response do not count. */
export function appPages(facts: Facts): readonly Place[] {
  const remembered = known.get(facts);
  if (remembered) return remembered;
  const callbacks = new Set(facts.answers.map(({ received }) => received?.seq));
  const pages = new Map<string, Place>();
  const add = (text: string | undefined, seq: number, where: string) => {
    const url = parseUrl(text ?? '');
    if (url && /^https?:$/.test(url.protocol) && !pages.has(url.origin))
      pages.set(url.origin, { origin: url.origin, seq, where });
  };
  for (const event of facts.trace.events) {
    if (event.kind !== 'request') continue;
    const toApp = event.from === 'browser' && event.to === 'app' && !callbacks.has(event.seq);
    if (toApp) add(event.message.url, event.seq, "the browser's request for a page of the app");
  }
  for (const { seq, event } of facts.asks) {
    const referer = header(event.message, 'referer');
    const own = parseUrl(event.message.url)?.origin;
    if (referer !== undefined && parseUrl(referer)?.origin !== own)
      add(referer, seq, "the authorization request's Referer header");
  }
  for (const { origin, seq } of facts.tokenCalls) add(origin, seq, "the token request's Origin header");
  const found = [...pages.values()];
  known.set(facts, found);
  return found;
}

/** The endpoints that the server's metadata names, with where it was fetched. */
export interface NamedEndpoints {
  readonly from: URL;
  readonly request: RequestEvent;
  readonly seq: number;
  readonly endpoints: readonly { readonly name: string; readonly url: URL; readonly text: string }[];
}

/** The server's metadata of this very attempt, and what it names. */
export function namedEndpoints(facts: Facts): NamedEndpoints | undefined {
  const { metadata } = facts;
  const answer = facts.model.event(ownMetadataSeq(facts) ?? -1);
  if (!metadata || answer?.kind !== 'response') return undefined;
  const request = facts.model.requestOf(answer);
  const from = request && parseUrl(request.message.url);
  if (!request || !from) return undefined;
  const endpoints = Object.entries(metadata.members).flatMap(([name, value]) => {
    const isAddress = name === 'issuer' || name === 'jwks_uri' || name.endsWith('_endpoint');
    const url = isAddress && typeof value === 'string' ? parseUrl(value) : undefined;
    return url && typeof value === 'string' ? [{ name, url, text: value }] : [];
  });
  return { from, request, seq: metadata.seq, endpoints };
}

/** The first request to one of these places that failed: no answer, or an error. */
export function failedAt(facts: Facts, isThere: (url: URL) => boolean): RequestEvent | undefined {
  for (const event of facts.trace.events) {
    if (event.kind !== 'response') continue;
    const { status } = event.message;
    if (event.failure === undefined && status < 400) continue;
    const request = facts.model.requestOf(event);
    const url = request && parseUrl(request.message.url);
    if (request && url && isThere(url)) return request;
  }
  return undefined;
}
