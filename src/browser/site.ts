import { parseUrl } from '../protocol/http.ts';

/** Whether a URL is one that the browser itself fetches. */
export function isHttp(url: URL): boolean {
  return url.protocol === 'https:' || url.protocol === 'http:';
}

/** A text as an http(s) URL, or `undefined`. */
export function httpUrl(text: string): URL | undefined {
  const url = parseUrl(text);
  return url && isHttp(url) ? url : undefined;
}

/**
 * Whether nobody on the network can read or change what travels: https, or the machine's own loopback.
 * @see [Secure Contexts, whether an origin is trustworthy](https://www.w3.org/TR/secure-contexts/#is-origin-trustworthy)
 */
export function isTrustworthy(url: URL): boolean {
  if (url.protocol === 'https:') return true;
  return (
    url.protocol === 'http:' &&
    /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost|.+\.localhost)$/.test(url.hostname.replace(/\.$/, ''))
  );
}

/** Whether a host is an IPv4 or IPv6 address, as a parsed URL writes it. */
export function isIpAddress(host: string): boolean {
  return host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
}

/**
 * Whether a name is one under which anybody can register. The browser carries no public suffix list: the last label
 * alone is public, so `co.uk` is taken for a registered name.
 */
export function isPublicSuffix(host: string): boolean {
  return !host.includes('.');
}

/** The registrable part of a host name, its last two labels; addresses and single labels stand for themselves. */
function registrableDomain(host: string): string {
  if (isIpAddress(host)) return host;
  return host.replace(/\.$/, '').split('.').slice(-2).join('.');
}

/**
 * Whether two URLs have the same scheme and registrable domain.
 * @see [HTML, "schemelessly same site" and "same site"](https://html.spec.whatwg.org/multipage/browsers.html#same-site)
 */
export function isSameSite(a: URL, b: URL): boolean {
  return a.protocol === b.protocol && registrableDomain(a.hostname) === registrableDomain(b.hostname);
}
