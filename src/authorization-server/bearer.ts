import { type HttpRequest, headers } from '../protocol/http.ts';
import type { Parameters } from '../protocol/parameters.ts';

/** An access token as a request presents it. */
export interface Bearer {
  /** The token, if there is exactly one in readable form. */
  readonly token: string | undefined;
  /** How it was presented; the form counts as Bearer (RFC 6750 §2.2). */
  readonly scheme: 'Bearer' | 'DPoP';
  /** How many were sent, in the header and the form together. */
  readonly count: number;
}

/** `token68` of RFC 9110 §11.2, which RFC 6750 calls `b64token`. */
const CREDENTIALS = /^(?:Bearer|DPoP) +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * Finds the access token in the `Authorization` header or in a form body. One in the URL is not looked for: it would stand in logs.
 * @see [RFC 6750 - Bearer Token Usage, section 2](https://www.rfc-editor.org/rfc/rfc6750#section-2)
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 7.1](https://www.rfc-editor.org/rfc/rfc9449#section-7.1)
 */
export function bearerOf(request: HttpRequest, parameters: Parameters): Bearer {
  const inHeader = headers(request, 'authorization').filter((value) => /^(?:Bearer|DPoP)( |$)/i.test(value));
  const inForm = request.method === 'POST' ? parameters.filter(([name]) => name === 'access_token') : [];
  const tokens = [...inHeader.map((value) => CREDENTIALS.exec(value)?.[1]), ...inForm.map(([, v]) => v)];
  const scheme = /^DPoP/i.test(inHeader[0] ?? '') ? 'DPoP' : 'Bearer';
  return { count: tokens.length, scheme, token: tokens.length === 1 ? tokens[0] || undefined : undefined };
}
