import type { WireError } from '../protocol/errors.ts';
import type { Header, HttpResponse } from '../protocol/http.ts';

/** Keeps codes, tokens and forms out of every cache (RFC 6749 §5.1). */
const NO_STORE: readonly Header[] = [
  ['Cache-Control', 'no-store'],
  ['Pragma', 'no-cache'],
];

/**
 * What a page of this server tells its browser: run nothing, load nothing, tell no other site where you are, and never in a frame.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.16](https://www.rfc-editor.org/rfc/rfc9700#section-4.16)
 */
const PAGE: readonly Header[] = [
  ['Content-Type', 'text/html; charset=utf-8'],
  ['Content-Security-Policy', "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"],
  ['X-Frame-Options', 'DENY'],
  ['Referrer-Policy', 'no-referrer'],
];

/** A JSON answer that nobody may keep. */
export function json(status: number, value: object, headers: readonly Header[] = []): HttpResponse {
  return {
    status,
    headers: [['Content-Type', 'application/json'], ...NO_STORE, ...headers],
    body: JSON.stringify(value),
  };
}

/** A JSON document that anybody may keep for an hour. */
export function publicJson(value: object): HttpResponse {
  return {
    status: 200,
    headers: [
      ['Content-Type', 'application/json'],
      ['Cache-Control', 'public, max-age=3600'],
    ],
    body: JSON.stringify(value),
  };
}

/** An HTML page. */
export function page(status: number, html: string, headers: readonly Header[] = []): HttpResponse {
  return { status, headers: [...PAGE, ...NO_STORE, ...headers], body: html };
}

/**
 * Sends the browser on. 303 makes it a GET, so that a password just posted does not travel along.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.12](https://www.rfc-editor.org/rfc/rfc9700#section-4.12)
 */
export function redirect(location: string, headers: readonly Header[] = []): HttpResponse {
  const noReferrer: Header = ['Referrer-Policy', 'no-referrer'];
  return { status: 303, headers: [['Location', location], noReferrer, ...NO_STORE, ...headers], body: '' };
}

/** An answer without content. */
export function empty(status: number, headers: readonly Header[] = []): HttpResponse {
  return { status, headers, body: '' };
}

/**
 * An error's two fields as the wire may carry them: `error_description` knows no quotes, backslashes or non-ASCII characters.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export function errorFields({ code, description }: WireError): { error: string; error_description: string } {
  const allowed = description.replaceAll(/[^\x20\x21\x23-\x5B\x5D-\x7E]/g, '?').slice(0, 200);
  return { error: code, error_description: allowed };
}
