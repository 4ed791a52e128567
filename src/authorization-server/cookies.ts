import { type Header, type HttpRequest, headers } from '../protocol/http.ts';

/** A login at this server. `__Host-` makes browsers refuse it from any other host or without TLS. */
export const SESSION_COOKIE = '__Host-session';

/** Tells browsers apart before anybody is logged in, so that a login form works only where it was asked for. */
export const BROWSER_COOKIE = '__Host-browser';

/** The value of a cookie of ours; one that stands twice or cannot be ours counts as absent. */
export function cookieOf(request: HttpRequest, name: string): string | undefined {
  const lines = headers(request, 'cookie');
  if (lines.length === 0) return undefined;
  const start = `${name}=`;
  const pairs = lines
    .join(';')
    .split(';')
    .map((text) => text.trim());
  const [own = '', ...more] = pairs.filter((text) => text.startsWith(start) || text === name);
  const value = own.slice(start.length);
  return more.length === 0 && /^[\w-]{43}$/.test(value) ? value : undefined;
}

/**
 * A `Set-Cookie` header that keeps the value from scripts, other hosts and cross-site posts.
 * @see [RFC 6265bis - Cookies, section 4.1.3.2](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-4.1.3.2)
 */
export function setCookie(name: string, value: string): Header {
  return ['Set-Cookie', `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=Lax`];
}

/** A `Set-Cookie` header that makes the browser forget a cookie. */
export function dropCookie(name: string): Header {
  return ['Set-Cookie', `${name}=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax`];
}
