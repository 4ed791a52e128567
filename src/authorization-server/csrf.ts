import { sha256, toBase64Url } from '../protocol/encoding.ts';

/**
 * What the forms of a page send back to show that this browser got the page from here: it follows from the browser's cookie, which no other
 * site can read, so nothing need be stored.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 10.12](https://www.rfc-editor.org/rfc/rfc6749#section-10.12)
 */
export function csrfOf(browser: string): string {
  return toBase64Url(sha256(`form of ${browser}`));
}
