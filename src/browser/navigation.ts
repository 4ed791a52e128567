import { type Header, type HttpRequest, type HttpResponse, headers } from '../protocol/http.ts';
import type { CookieJar } from './cookie-jar.ts';
import { becomesGet } from './redirect.ts';
import { originOfPost, type ReferrerPolicy, referer, referrerPolicy } from './referrer.ts';
import { isHttp } from './site.ts';

/** A request that the browser is about to make, and who caused it. */
export interface Navigation {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  readonly body?: string;
  /** The web page that caused it; absent where a person typed the URL or another program opened it. */
  readonly initiator: URL | undefined;
  readonly policy: ReferrerPolicy;
  /** It went through an origin that is neither the initiator's nor the target's, so it no longer says whose it is. */
  readonly tainted: boolean;
}

const ACCEPT = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';

/** The message for a navigation. Another program (`myapp://`) is given the whole URL and nothing else. */
export function requestFor(navigation: Navigation, jar: CookieJar): HttpRequest {
  const { method, url, body } = navigation;
  if (!isHttp(url)) return { method: 'GET', url: url.href, headers: [] };
  const message = { method, url: onTheWire(url), headers: headersOf(navigation, jar) };
  return body === undefined ? message : { ...message, body };
}

/** A server sees neither the fragment nor a user name and password in the URL. */
function onTheWire(url: URL): string {
  return `${url.origin}${url.pathname}${url.search}`;
}

function headersOf({ method, url, initiator, policy, tainted }: Navigation, jar: CookieJar): Header[] {
  const post = method === 'POST';
  const candidates: [string, string | undefined][] = [
    ['accept', ACCEPT],
    ['content-type', post ? 'application/x-www-form-urlencoded' : undefined],
    ['origin', post ? (tainted ? 'null' : originOfPost(policy, initiator, url)) : undefined],
    ['referer', initiator && referer(policy, initiator, url)],
    ['cookie', jar.header(url, { method, initiator })],
  ];
  return candidates.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
}

/**
 * The navigation that a redirect makes of another.
 * @see [Fetch, section 4.4 - HTTP-redirect fetch](https://fetch.spec.whatwg.org/#http-redirect-fetch)
 */
export function redirected(before: Navigation, response: HttpResponse, url: URL): Navigation {
  const { initiator, method, body } = before;
  const leaves = url.origin !== before.url.origin && initiator?.origin !== before.url.origin;
  const next = {
    url,
    initiator,
    policy: referrerPolicy(headers(response, 'referrer-policy'), before.policy),
    tainted: before.tainted || leaves,
  };
  if (becomesGet(response.status, method) || body === undefined) return { ...next, method: 'GET' };
  return { ...next, method, body };
}
