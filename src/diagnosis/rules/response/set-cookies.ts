import { headers, parseUrl } from '../../../protocol/http.ts';
import type { RequestEvent, ResponseEvent } from '../../../trace/index.ts';
import type { Facts } from '../../facts/facts.ts';

/** A cookie as a response set it. */
export interface SetCookie {
  readonly name: string;
  /** In lower case; absent where it is not said, and then browsers mostly take it as `lax`. */
  readonly sameSite: string | undefined;
  readonly secure: boolean;
  /** The host it is for; with `Domain`, hosts below it too. */
  readonly host: string;
  readonly domain: boolean;
  readonly path: string;
  /** The response that set it. */
  readonly seq: number;
}

/**
 * The cookies that were set before an event for a URL and that a browser would keep, each by its latest setting.
 * @see [RFC 6265bis, section 5.6](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.6)
 */
export function cookiesFor(facts: Facts, target: string, before: number): readonly SetCookie[] {
  const url = parseUrl(target);
  if (!url) return [];
  const kept = new Map<string, SetCookie>();
  const requests = new Map<string, RequestEvent>();
  for (const event of facts.trace.events) {
    if (event.seq >= before) break;
    if (event.kind === 'request') requests.set(event.exchange, event);
    if (event.kind === 'response') keep(kept, event, requests.get(event.exchange), url);
  }
  return [...kept.values()];
}

function keep(
  kept: Map<string, SetCookie>,
  event: ResponseEvent,
  request: RequestEvent | undefined,
  url: URL,
): void {
  const from = request && parseUrl(request.message.url);
  if (!from) return;
  for (const line of headers(event.message, 'set-cookie').flatMap((value) => value.split('\n'))) {
    const cookie = read(line.slice(0, 5000), from, event);
    if (!cookie || !reaches(cookie, url)) continue;
    const key = `${cookie.name};${cookie.path}`;
    if (cookie.ended) kept.delete(key);
    else kept.set(key, cookie);
  }
}

function read(
  line: string,
  from: URL,
  { seq, at }: ResponseEvent,
): (SetCookie & { ended: boolean }) | undefined {
  const [pair = '', ...rest] = line.split(';');
  const name = pair.slice(0, pair.indexOf('=')).trim();
  if (!pair.includes('=') || name === '') return undefined;
  const attributes = new Map(
    rest.map((one) => {
      const [key = '', ...value] = one.split('=');
      return [key.trim().toLowerCase(), value.join('=').trim()];
    }),
  );
  const domain = attributes.get('domain')?.replace(/^\./, '').toLowerCase();
  const expires = Date.parse(attributes.get('expires') ?? '');
  const age = attributes.get('max-age');
  return {
    ...{ name, seq, secure: attributes.has('secure'), sameSite: attributes.get('samesite')?.toLowerCase() },
    ...{ host: domain || from.hostname, domain: Boolean(domain) },
    path: attributes.get('path')?.startsWith('/') ? (attributes.get('path') ?? '/') : defaultPath(from),
    ended: age === undefined ? expires < at : Number(age) <= 0,
  };
}

const defaultPath = ({ pathname }: URL): string => pathname.slice(0, pathname.lastIndexOf('/')) || '/';

function reaches({ host, domain, path, secure }: SetCookie, url: URL): boolean {
  const sameHost = url.hostname === host || (domain && url.hostname.endsWith(`.${host}`));
  const below = url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
  const safe =
    !secure || url.protocol === 'https:' || url.hostname === 'localhost' || url.hostname.startsWith('127.');
  return sameHost && below && safe;
}

/** The names in a request's `Cookie` headers. */
export function cookieNames({ message }: RequestEvent): ReadonlySet<string> {
  const pairs = headers(message, 'cookie').flatMap((value) => value.split(';'));
  return new Set(pairs.map((pair) => pair.split('=', 1)[0]?.trim() ?? '').filter((name) => name !== ''));
}

/** Whether the file would show the cookies of a request. */
export const showsCookies = (facts: Facts, event: RequestEvent): boolean =>
  !facts.lacks('cookies') && !event.lacks?.some((lack) => ['cookies', 'headers', 'message'].includes(lack));
