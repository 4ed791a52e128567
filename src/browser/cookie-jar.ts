import type { Clock } from '../protocol/inputs.ts';
import { parseSetCookie, type SameSite, type SetCookie } from './set-cookie.ts';
import { isIpAddress, isPublicSuffix, isSameSite, isTrustworthy } from './site.ts';

/** A cookie as the browser keeps it. */
export interface StoredCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Set without `Domain`: it goes to exactly this host, not to those under it. */
  readonly hostOnly: boolean;
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Milliseconds since 1970-01-01T00:00:00Z; absent for a cookie that lasts as long as the browser is open. */
  readonly expires?: number;
  /** When a cookie of this name, domain and path was first set. */
  readonly created: number;
}

/** A top-level request as the jar looks at it. */
export interface CookieContext {
  readonly method: string;
  /** The page that caused the request; absent where a person typed the URL or another program opened it. */
  readonly initiator: URL | undefined;
}

/** Keeps cookies by RFC 6265bis, by the given clock. */
export interface CookieJar {
  /** Takes one `Set-Cookie` header of a response to a top-level request; a cookie that breaks a rule is dropped. */
  store(setCookie: string, from: URL): void;
  /** The `Cookie` header for a request, or `undefined` where no cookie goes along. */
  header(to: URL, context: CookieContext): string | undefined;
  /** Every cookie that has not expired, in the order of creation. */
  list(): readonly StoredCookie[];
}

const LONGEST_LIFE = 400 * 24 * 60 * 60 * 1000;

/**
 * An empty jar.
 * @see [RFC 6265bis - Cookies, section 5.7](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.7)
 */
export function createCookieJar(clock: Clock): CookieJar {
  let stored: readonly StoredCookie[] = [];

  const live = (): readonly StoredCookie[] =>
    stored.filter((cookie) => cookie.expires === undefined || cookie.expires > clock.now());

  return {
    store(text, from) {
      const parsed = parseSetCookie(text);
      const cookie = parsed && accept(parsed, from, clock.now());
      if (!cookie) return;
      const others = live();
      if (!isTrustworthy(from) && others.some((other) => shadowsSecure(cookie, other))) return;
      const index = others.findIndex((other) => isSame(cookie, other));
      const old = others[index];
      stored = old ? others.with(index, { ...cookie, created: old.created }) : [...others, cookie];
    },
    header(to, context) {
      const matching = live().filter((cookie) => goesTo(cookie, to) && sameSiteAllows(cookie, to, context));
      // Longer paths first; the stable sort keeps the order of creation among equals (section 5.8.3).
      const ordered = matching.toSorted((a, b) => b.path.length - a.path.length);
      return ordered.map(pair).join('; ') || undefined;
    },
    list: live,
  };
}

function pair({ name, value }: StoredCookie): string {
  return name === '' ? value : `${name}=${value}`;
}

const isSame = (a: StoredCookie, b: StoredCookie): boolean =>
  a.name === b.name && a.domain === b.domain && a.hostOnly === b.hostOnly && a.path === b.path;

/** An insecure origin must not overwrite or hide a Secure cookie ("leave Secure cookies alone"). */
const shadowsSecure = (cookie: StoredCookie, other: StoredCookie): boolean =>
  other.secure &&
  other.name === cookie.name &&
  (domainMatches(other.domain, cookie.domain) || domainMatches(cookie.domain, other.domain)) &&
  pathMatches(cookie.path, other.path);

/** The cookie that a `Set-Cookie` from this URL makes, or `undefined` where a rule forbids it. */
function accept(parsed: SetCookie, from: URL, now: number): StoredCookie | undefined {
  const host = from.hostname;
  const domain = parsed.domain === host && isPublicSuffix(host) ? '' : parsed.domain;
  if (domain !== '' && (isPublicSuffix(domain) || !domainMatches(host, domain))) return undefined;
  if (parsed.secure && !isTrustworthy(from)) return undefined;
  if (parsed.sameSite === 'None' && !parsed.secure) return undefined;
  if (!prefixHolds(parsed, domain)) return undefined;
  const expires = expiry(parsed, now);
  return {
    name: parsed.name,
    value: parsed.value,
    domain: domain === '' ? host : domain,
    hostOnly: domain === '',
    path: parsed.path === '' ? defaultPath(from) : parsed.path,
    secure: parsed.secure,
    httpOnly: parsed.httpOnly,
    sameSite: parsed.sameSite,
    ...(expires === undefined ? {} : { expires }),
    created: now,
  };
}

/** What a `__Secure-` or `__Host-` name promises, kept (section 5.4); a nameless cookie may not look like one. */
function prefixHolds({ name, value, secure, path }: SetCookie, domain: string): boolean {
  const lower = (name === '' ? value : name).toLowerCase();
  const host = lower.startsWith('__host-');
  if (!host && !lower.startsWith('__secure-')) return true;
  return name !== '' && secure && (!host || (domain === '' && path === '/'));
}

/** Max-Age before Expires, no longer than 400 days (section 5.5); 0 for a cookie to be removed. */
function expiry({ maxAge, expires }: SetCookie, now: number): number | undefined {
  if (maxAge !== undefined) return maxAge <= 0 ? 0 : now + Math.min(maxAge * 1000, LONGEST_LIFE);
  return expires === undefined ? undefined : Math.min(expires, now + LONGEST_LIFE);
}

/** The directory of the URL's path (section 5.1.4). */
function defaultPath(url: URL): string {
  return url.pathname.slice(0, Math.max(1, url.pathname.lastIndexOf('/')));
}

/** Section 5.1.3: the same host, or one under the domain. */
function domainMatches(host: string, domain: string): boolean {
  return host === domain || (host.endsWith(`.${domain}`) && !isIpAddress(host));
}

/** Section 5.1.4: the same path, or one under it. */
function pathMatches(requested: string, path: string): boolean {
  return requested === path || requested.startsWith(path.endsWith('/') ? path : `${path}/`);
}

function goesTo(cookie: StoredCookie, to: URL): boolean {
  const hostFits = cookie.hostOnly
    ? to.hostname === cookie.domain
    : domainMatches(to.hostname, cookie.domain);
  return hostFits && pathMatches(to.pathname, cookie.path) && (!cookie.secure || isTrustworthy(to));
}

/** Cross-site, `None` always goes along, `Strict` never, and `Lax` and unsaid with the safe methods of a top-level request. */
function sameSiteAllows(cookie: StoredCookie, to: URL, { method, initiator }: CookieContext): boolean {
  if (!initiator || isSameSite(initiator, to) || cookie.sameSite === 'None') return true;
  return cookie.sameSite !== 'Strict' && (method === 'GET' || method === 'HEAD');
}
