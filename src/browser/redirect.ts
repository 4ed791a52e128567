import { type HttpResponse, headers, parseUrl } from '../protocol/http.ts';

const STATUSES = new Set([301, 302, 303, 307, 308]);

/** Where a response sends the browser: a URL, nowhere, or a `Location` that cannot be followed. */
export type Target =
  | { readonly kind: 'none' }
  | { readonly kind: 'to'; readonly url: URL }
  | { readonly kind: 'unusable'; readonly why: string };

/**
 * Reads a redirect: `Location` resolved against the URL asked for, whose fragment it inherits if it has none.
 * @see [RFC 9110 - HTTP Semantics, section 10.2.2](https://www.rfc-editor.org/rfc/rfc9110#section-10.2.2)
 */
export function redirectTarget(response: HttpResponse, asked: URL): Target {
  if (!STATUSES.has(response.status)) return { kind: 'none' };
  const locations = new Set(headers(response, 'location'));
  const [location] = locations;
  if (location === undefined) return withoutLocation(response);
  if (locations.size > 1)
    return { kind: 'unusable', why: 'The redirect has several Location headers that differ.' };
  const url = parseUrl(location, asked.href);
  if (!url) return { kind: 'unusable', why: `The redirect's Location is no URL: ${location}` };
  if (!url.href.includes('#')) url.hash = asked.hash;
  return { kind: 'to', url };
}

/** A redirect without Location is a page like any other, if it has something to show. */
function withoutLocation(response: HttpResponse): Target {
  if (response.body.trim() !== '') return { kind: 'none' };
  return { kind: 'unusable', why: `The response has status ${response.status} but no Location header.` };
}

/**
 * Whether a redirect turns a request into a GET without a body: 303 always, 301 and 302 for a POST.
 * @see [RFC 9110 - HTTP Semantics, section 15.4](https://www.rfc-editor.org/rfc/rfc9110#section-15.4)
 */
export function becomesGet(status: number, method: string): boolean {
  return status === 303 || ((status === 301 || status === 302) && method === 'POST');
}
