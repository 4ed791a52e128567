import { type Header, type HttpRequest, type HttpResponse, header } from '../protocol/http.ts';

/**
 * Whether a browser asks, before the real request, what the page of another origin may send.
 * @see [Fetch, section 3.3.2 - CORS-preflight request](https://fetch.spec.whatwg.org/#cors-preflight-request)
 */
export function isPreflight(request: HttpRequest): boolean {
  return (
    request.method === 'OPTIONS' &&
    header(request, 'origin') !== undefined &&
    header(request, 'access-control-request-method') !== undefined
  );
}

/** The answer to a preflight; an origin that is not allowed is told nothing, and its browser stops there. */
export function preflight(methods: readonly string[]): HttpResponse {
  const headers: Header[] = [
    ['access-control-allow-methods', methods.join(', ')],
    ['access-control-allow-headers', 'authorization, content-type, dpop'],
    ['access-control-max-age', '600'],
    ['cache-control', 'no-store'],
  ];
  return { status: 204, headers, body: '' };
}

/** Marks the response as one that a page of an allowed origin may read; from any other page the browser keeps it. */
export function withCors(
  response: HttpResponse,
  origin: string | undefined,
  allowed: readonly string[],
): HttpResponse {
  const vary: Header = ['vary', 'Origin'];
  if (origin === undefined || !allowed.includes(origin)) {
    const headers = response.headers.filter(([name]) => !name.startsWith('access-control-'));
    return { ...response, headers: [...headers, vary] };
  }
  const nonce = header(response, 'dpop-nonce') === undefined ? '' : ', dpop-nonce';
  const added: Header[] = [
    ['access-control-allow-origin', origin],
    ['access-control-expose-headers', `www-authenticate${nonce}`],
    vary,
  ];
  return { ...response, headers: [...response.headers, ...added] };
}
