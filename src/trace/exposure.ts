import {
  type HttpRequest,
  type HttpResponse,
  header,
  mediaType,
  parseUrl,
  redirectLocation,
} from '../protocol/http.ts';
import { type Channel, exposedPlaces, type Party, type Reader } from '../protocol/parties.ts';

/**
 * Who could read a request's parameters besides its receiver's code.
 * A query travels into the address bar, the history, the receiver's log and, on the next request, the Referer header; what the
 * body and the cookies hold stays in the browser's memory.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.2)
 */
export function readersOfRequest(request: HttpRequest, channel: Channel, to: Party): Reader[] {
  const url = parseUrl(request.url);
  const ends = [...readersAt(to), ...onTheWay(url)];
  const inUrl = (url?.search ?? '') !== '';
  const logs: Reader[] = inUrl && !isLoopback(url) ? ['server logs'] : [];
  if (channel === 'back') return [...logs, ...ends];
  if (isOfAnApp(url)) return ['browser memory', 'other apps on the device', ...ends];
  if (!inUrl) return ['browser memory', ...ends];
  const elsewhere = Boolean(request.body) || header(request, 'cookie') !== undefined;
  const memory: Reader[] = elsewhere ? ['browser memory'] : [];
  return ['address bar', 'browser history', 'Referer header', ...memory, ...logs, ...ends];
}

/**
 * Who could read a response besides the party that asked. A redirect's parameters become the next request's; a page's stand in
 * its source. Without the request that it answers, it came over TLS.
 */
export function readersOfResponse(
  response: HttpResponse,
  channel: Channel,
  to: Party,
  request?: HttpRequest,
): Reader[] {
  const way = onTheWay(request && parseUrl(request.url));
  if (channel === 'back') return [...readersAt(to), ...way];
  const location = redirectLocation(response);
  if (location === undefined) {
    const page: Reader[] = mediaType(response) === 'text/html' ? ['page source'] : [];
    return ['browser memory', ...page, ...way];
  }
  return isOfAnApp(parseUrl(location))
    ? ['browser memory', 'other apps on the device', ...way]
    : ['address bar', 'browser history', 'browser memory', ...way];
}

/** Who could read what a person types: whoever looks on, the browser if it is its page, and the page's owner. */
export function readersOfAction(on: Party, owner: Party | undefined): Reader[] {
  const memory: Reader[] = on === 'browser' ? ['browser memory'] : [];
  return ['onlookers', ...memory, ...(owner ? readersAt(owner) : [])];
}

/** Who reads what a party holds. */
export function readersAt(party: Party): Reader[] {
  if (party === 'app') return ['app code'];
  if (party === 'authorization-server') return ['authorization server'];
  if (party === 'api') return ['api'];
  return party === 'attacker' ? ['attacker'] : [];
}

/** Readers of the URL alone: of a message's body and headers they see nothing. */
const OF_URLS: ReadonlySet<Reader> = new Set<Reader>([
  'address bar',
  'browser history',
  'Referer header',
  'server logs',
  'other apps on the device',
]);

/** Those of a message's readers who could read a value at one place of it: `query`, `form body`, `page form`, `cookie`. */
export function readersOfPlace(readers: readonly Reader[], where: string): Reader[] {
  const inUrl = /^(query|Location)\b/.test(where);
  return readers.filter((reader) => {
    if (OF_URLS.has(reader)) return inUrl;
    return reader !== 'page source' || where.startsWith('page ');
  });
}

const EXPOSED: ReadonlySet<Reader> = new Set(exposedPlaces);

/** Whether a reader is one that a value leaks to, not one that it is meant for. */
export function isExposure(reader: Reader): boolean {
  return EXPOSED.has(reader);
}

/** RFC 8252 §7.1: an app's own scheme. The device hands the URL to an app that registered it; nothing goes over a network. */
const isOfAnApp = (url: URL | undefined): boolean => url !== undefined && !/^https?:$/.test(url.protocol);

/** RFC 8252 §7.3: an app that listens on its own machine. */
const isLoopback = (url: URL | undefined): boolean =>
  url !== undefined && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);

/** Who is between sender and receiver. */
function onTheWay(url: URL | undefined): Reader[] {
  if (isOfAnApp(url)) return [];
  if (url?.protocol !== 'http:') return ['network (TLS)'];
  // RFC 8252 §8.3: the request never leaves the machine, but other programs on it can listen.
  return isLoopback(url) ? ['programs on this machine'] : ['network (no TLS)'];
}
