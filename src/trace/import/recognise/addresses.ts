import { parseUrl } from '../../../protocol/http.ts';

/** A URL whose beginning needs no parser: most of them, and parsing costs the most of all. */
const PLAIN = /^https?:\/\/[a-z\d.-]+(?::(?!443(?!\d)|80(?!\d))\d+)?(?=[/?#]|$)/;

/** Scheme and host of text that is a URL; empty for any other. */
export const originIn = (text: string | undefined): string =>
  text ? (PLAIN.exec(text)?.[0] ?? originOf(parseUrl(text))) : '';

/** A URL without query and fragment; empty for text that is none. */
export function endpointIn(text: string | undefined): string {
  if (!text) return '';
  const origin = PLAIN.exec(text)?.[0];
  return origin !== undefined && text[origin.length] === '/'
    ? upTo(upTo(text, '#'), '?')
    : endpointOf(parseUrl(text));
}

export const upTo = (text: string, mark: string): string => {
  const at = text.indexOf(mark);
  return at === -1 ? text : text.slice(0, at);
};

export const behind = (text: string, mark: string): string => {
  const at = text.indexOf(mark);
  return at === -1 ? '' : text.slice(at + 1);
};

/** Scheme and host of a URL; of an app's own scheme as far as it has a host. */
export function originOf(url: URL | undefined): string {
  if (!url) return '';
  return url.origin === 'null' ? `${url.protocol}//${url.host}` : url.origin;
}

/** A URL without query and fragment. */
export function endpointOf(url: URL | undefined): string {
  return url ? `${originOf(url)}${url.pathname}` : '';
}

/** Two addresses as people mean them: the scheme and a slash at the end do not count. */
export const loosely = (endpoint: string): string => endpoint.replace(/^https?:/i, '').replace(/\/+$/, '');

export const sameHost = (one: string, other: string): boolean => loosely(one) === loosely(other);

/** Whether two origins are of one site, as far as their names tell: `www.shop.example` and `api.shop.example`. */
export function sameSite(one: string, other: string): boolean {
  return siteOf(one) === siteOf(other);
}

const siteOf = (origin: string): string => {
  const host = origin.replace(/^[\w.+-]+:\/\//, '').replace(/:\d+$/, '');
  return /^[\d.]+$|^\[/.test(host) ? host : host.split('.').slice(-2).join('.');
};
