import { type HttpRequest, headers } from '../protocol/http.ts';
import type { Parameters } from '../protocol/parameters.ts';

/** An access token as a request presents it. */
export interface Bearer {
  /** The token, if there is exactly one in readable form. */
  readonly token: string | undefined;
  /** How many were sent, in the header and the form together. */
  readonly count: number;
}

/** `b64token` of RFC 6750 §2.1. */
const CREDENTIALS = /^Bearer +([A-Za-z0-9\-._~+/]+=*)$/i;

/**
 * Finds the access token in the `Authorization` header or in a form body. One in the URL is not looked for: it would stand in logs.
 * @see [RFC 6750 - Bearer Token Usage, section 2](https://www.rfc-editor.org/rfc/rfc6750#section-2)
 */
export function bearerOf(request: HttpRequest, parameters: Parameters): Bearer {
  const inHeader = headers(request, 'authorization').filter((value) => /^Bearer( |$)/i.test(value));
  const inForm = request.method === 'POST' ? parameters.filter(([name]) => name === 'access_token') : [];
  const tokens = [...inHeader.map((value) => CREDENTIALS.exec(value)?.[1]), ...inForm.map(([, v]) => v)];
  return { count: tokens.length, token: tokens.length === 1 ? tokens[0] || undefined : undefined };
}
