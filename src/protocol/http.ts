import { encodeParameters } from './parameters.ts';

/** A header as it stands on the wire: name and value, in order, names in any case. */
export type Header = readonly [name: string, value: string];

/** An HTTP request as plain data. Page code cannot set `Cookie` or `Origin` on a fetch `Request`, so messages are values. */
export interface HttpRequest {
  readonly method: string;
  /** Absolute URL; a fragment never reaches a server. */
  readonly url: string;
  readonly headers: readonly Header[];
  readonly body?: string;
}

/** An HTTP response as plain data; several `Set-Cookie` headers stay apart. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: readonly Header[];
  readonly body: string;
}

/** What every server here is: a function over plain messages. It never throws. */
export type Handle = (request: HttpRequest) => Promise<HttpResponse>;

type WithHeaders = { readonly headers: readonly Header[] };

/** The first value of a header, the name compared without case; `undefined` where it is absent. */
export function header(message: WithHeaders, name: string): string | undefined {
  return headers(message, name)[0];
}

/** Every value of a header, in order, the name compared without case. */
export function headers(message: WithHeaders, name: string): string[] {
  const wanted = name.toLowerCase();
  const values: string[] = [];
  // Names of another length need not be written small to be told apart; there are many, and this is asked often.
  for (const [n, value] of message.headers)
    if (n.length === wanted.length && n.toLowerCase() === wanted) values.push(value);
  return values;
}

/** The media type without its parameters, in lower case; an empty string where there is none. */
export function mediaType(message: WithHeaders): string {
  return (header(message, 'content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a response sends a browser; `undefined` for one that is no redirect, such as a 201 with a `Location`. */
export function redirectLocation(response: HttpResponse): string | undefined {
  return REDIRECTS.has(response.status) ? header(response, 'location') : undefined;
}

/** A URL as an object, or `undefined` for text that is no absolute URL. */
export function parseUrl(text: string, base?: string): URL | undefined {
  try {
    return new URL(text, base);
  } catch {
    return undefined;
  }
}

/** A request for a page or an API, without a body. */
export function get(url: string, headers: readonly Header[] = []): HttpRequest {
  return { method: 'GET', url, headers };
}

/** A form post: the body is `application/x-www-form-urlencoded`, as OAuth endpoints take it. */
export function postForm(
  url: string,
  parameters: Iterable<readonly [string, string]>,
  headers: readonly Header[] = [],
): HttpRequest {
  return {
    method: 'POST',
    url,
    headers: [...headers, ['content-type', 'application/x-www-form-urlencoded']],
    body: encodeParameters(parameters),
  };
}
