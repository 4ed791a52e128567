import { type Header, type HttpRequest, headers } from '../protocol/http.ts';

/** A login at this server. `__Host-` makes browsers refuse it from any other host or without TLS. */
export const SESSION_COOKIE = '__Host-session';

/** Tells browsers apart before anybody is logged in, so that a login form works only where it was asked for. */
export const BROWSER_COOKIE = '__Host-browser';

/** The value of a cookie of ours; one that stands twice or cannot be ours counts as absent. */
export function cookieOf(request: HttpRequest, name: string): string | undefined {
  const pairs = headers(request, 'cookie').flatMap((line) => line.split(';'));
  const values = pairs.flatMap((text) => {
    const [key, value] = text.trim().split('=', 2);
    return key === name ? [value ?? ''] : [];
  });
  return values.length === 1 && /^[\w-]{43}$/.test(values[0] ?? '') ? values[0] : undefined;
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
