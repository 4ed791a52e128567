import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { challenge } from './challenge.ts';
import { problem } from './responses.ts';

/** The largest body that the API reads, and the most that all headers together may be. */
const LIMITS = { body: 64 * 1024, headers: 16 * 1024 } as const;

const NAME = /^[!#$%&'*+\-.^_`|~\w]+$/;
const VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * The answer to a message that no HTTP server should let through, whatever it asks for: too large, or with headers that are none.
 * @see [RFC 9110 - HTTP Semantics, section 5.5](https://www.rfc-editor.org/rfc/rfc9110#section-5.5)
 */
export function unreadable({ headers, body = '' }: HttpRequest): HttpResponse | undefined {
  if (!headers.every(([name, value]) => NAME.test(name) && VALUE.test(value))) {
    const description = 'A header holds characters that no header may hold.';
    return challenge({ status: 400, code: 'invalid_request', description }, '', undefined);
  }
  if (headers.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > LIMITS.headers)
    return problem(431, 'The headers are too large.');
  const length = body.length > LIMITS.body ? body.length : new TextEncoder().encode(body).length;
  return length > LIMITS.body ? problem(413, 'The body is larger than 64 kB.') : undefined;
}
