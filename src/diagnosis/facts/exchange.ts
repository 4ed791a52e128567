import { header, parseUrl } from '../../protocol/http.ts';
import { decodeParameters, type Parameters, parameter } from '../../protocol/parameters.ts';
import type { RequestEvent, ResponseEvent, Trace } from '../../trace/index.ts';
import { type ReadBody, readBody } from './body.ts';

/** A request with its answer, both taken apart. */
export interface Exchange {
  readonly seq: number;
  readonly request: RequestEvent;
  readonly response: ResponseEvent | undefined;
  /** `undefined` for text that is no URL. */
  readonly url: URL | undefined;
  readonly query: Parameters;
  readonly fragment: Parameters;
  /** Of the request. */
  readonly body: ReadBody;
  /** Of the response; read when it is asked for, since pages and data are long. */
  answer(): ReadBody;
}

/** Every exchange, in the order of the requests. */
export function exchangesIn({ events }: Trace): Exchange[] {
  const responses = new Map<string, ResponseEvent>();
  for (const event of events)
    if (event.kind === 'response' && !responses.has(event.exchange)) responses.set(event.exchange, event);
  return events
    .filter((event): event is RequestEvent => event.kind === 'request')
    .map((request) => exchangeOf(request, responses.get(request.exchange)));
}

function exchangeOf(request: RequestEvent, response: ResponseEvent | undefined): Exchange {
  const url = parseUrl(request.message.url);
  let answer: ReadBody | undefined;
  return {
    ...{ seq: request.seq, request, response, url },
    query: url ? [...url.searchParams] : [],
    fragment: fragmentOf(url),
    body: readBody(request.message),
    answer: () => {
      answer ??= readBody(response?.message ?? { headers: [], body: '' });
      return answer;
    },
  };
}

/** The parameters behind `#`, where there are any. */
export function fragmentOf(url: URL | undefined): Parameters {
  const text = url?.hash.slice(1) ?? '';
  return text.includes('=') ? decodeParameters(text.replace(/^[!/?]+/, '')) : [];
}

/** Whether one of these parameters is there. */
export const has = (parameters: Parameters, ...anyOf: readonly string[]): boolean =>
  anyOf.some((name) => parameter(parameters, name) !== undefined);

/** A URL without what stands behind `?` and `#`; as it is where it is no URL. */
export function bare(text: string): string {
  const end = text.search(/[?#]/);
  const path = end < 0 ? text : text.slice(0, end);
  const url = parseUrl(path);
  return url ? `${url.protocol}//${url.host}${url.pathname}` : path;
}

/** Its path, in lower case; empty where it is no URL. */
export const pathOf = ({ url }: Pick<Exchange, 'url'>): string => url?.pathname.toLowerCase() ?? '';

/** A preflight: what a browser asks before a page's script may send a request elsewhere. */
export const isPreflight = ({ request }: Exchange): boolean =>
  request.message.method.toUpperCase() === 'OPTIONS' &&
  (header(request.message, 'access-control-request-method') !== undefined ||
    header(request.message, 'origin') !== undefined ||
    request.message.headers.length === 0);
