import { type Header, type HttpRequest, type HttpResponse, header } from '../protocol/http.ts';
import type { Endpoint } from './endpoints/endpoint.ts';
import { empty } from './responses.ts';
import type { Server } from './server.ts';

/**
 * Lets the scripts of registered origins read an answer, and nobody else's; public documents are for everybody.
 * No answer allows cookies (`Access-Control-Allow-Credentials`): the back channel has none.
 * @see [RFC 10017 - OAuth 2.0 for Browser-Based Applications, section 6.3.3.4](https://www.rfc-editor.org/rfc/rfc10017#section-6.3.3.4)
 */
export function readableFrom(server: Server, endpoint: Endpoint, request: HttpRequest): readonly Header[] {
  if (endpoint.readableBy === 'nobody') return [];
  if (endpoint.readableBy === 'anyone') return [['Access-Control-Allow-Origin', '*']];
  const origin = header(request, 'origin');
  if (origin === undefined || !server.webOrigins.has(origin)) return [['Vary', 'Origin']];
  return [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Expose-Headers', 'WWW-Authenticate, DPoP-Nonce, Retry-After'],
    ['Vary', 'Origin'],
  ];
}

/** Answers a browser that asks before it sends (preflight). */
export function preflight(server: Server, endpoint: Endpoint, request: HttpRequest): HttpResponse {
  const readable = readableFrom(server, endpoint, request);
  const allowed = readable.some(([name]) => name === 'Access-Control-Allow-Origin');
  if (!allowed) return empty(204, readable);
  return empty(204, [
    ...readable,
    ['Access-Control-Allow-Methods', endpoint.methods.join(', ')],
    ['Access-Control-Allow-Headers', 'Authorization, Content-Type, DPoP'],
    ['Access-Control-Max-Age', '600'],
  ]);
}
