import { type Header, header, headers } from '../../protocol/http.ts';
import { decodeParameters, queryOf } from '../../protocol/parameters.ts';
import type { RequestEvent, ResponseEvent, Trace } from '../events.ts';

/**
 * A trace as a HAR, for any other tool: every request in order, with its answer. What is no message (checks, clicks, states) has no place
 * there, and nothing is said of who is who: whoever reads it must tell by the messages. The clock of a run stands still while messages pass,
 * and a HAR has no other order than its times: each message stands a millisecond at least behind the one before it.
 * @see [HAR 1.2](http://www.softwareishard.com/blog/har-12-spec/)
 */
export function harOf(trace: Trace): string {
  const answers = new Map<string, ResponseEvent>();
  for (const event of trace.events) if (event.kind === 'response') answers.set(event.exchange, event);
  const times = timesOf(trace);
  const entries = trace.events
    .filter((event) => event.kind === 'request')
    .map((request) => entryOf(request, answers.get(request.exchange), times));
  const log = { version: '1.2', creator: { name: 'Grant Tour', version: '1' }, entries };
  return `${JSON.stringify({ log }, null, 2)}\n`;
}

/** The times of all messages, by `seq`: their own where they are apart, else as little later as keeps them in order. */
function timesOf({ events }: Trace): Map<number, number> {
  const times = new Map<number, number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const { kind, seq, at } of events) {
    if (kind !== 'request' && kind !== 'response') continue;
    last = Math.max(Math.floor(inDates(at)), last + 1);
    times.set(seq, last);
  }
  return times;
}

function entryOf(
  request: RequestEvent,
  response: ResponseEvent | undefined,
  times: ReadonlyMap<number, number>,
) {
  const at = times.get(request.seq) ?? 0;
  const time = response ? (times.get(response.seq) ?? at) - at : 0;
  return {
    startedDateTime: new Date(inDates(at)).toISOString(),
    time,
    request: requestOf(request),
    response: responseOf(response),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
  };
}

/** Within what a date can be. */
const inDates = (at: number): number => Math.min(Math.max(at, 0), 8.64e15) || 0;

function requestOf({ message, lacks }: RequestEvent) {
  const { method, url, body } = message;
  return {
    ...{ method, url, httpVersion: 'HTTP/1.1' },
    cookies: headers(message, 'cookie').flatMap(cookiesOf),
    headers: pairsOf(message.headers),
    queryString: pairsOf(queryOf(url)),
    ...(body === undefined || body === '' ? {} : { postData: postDataOf(message, body) }),
    headersSize: -1,
    bodySize: body === undefined && lacks?.includes('body') ? -1 : bytesIn(body ?? ''),
  };
}

/** `params` is for forms alone; `text` is what counts. */
function postDataOf(message: RequestEvent['message'], text: string) {
  const mimeType = header(message, 'content-type') ?? '';
  const form = /^application\/x-www-form-urlencoded/i.test(mimeType);
  return { mimeType, params: form ? pairsOf(decodeParameters(text)) : [], text };
}

function responseOf(response: ResponseEvent | undefined) {
  const message = response?.message ?? { status: 0, headers: [], body: '' };
  const { body } = message;
  const size = bytesIn(body);
  const lacking = response?.lacks?.includes('body') === true;
  return {
    status: message.status,
    ...{ statusText: STATUS_TEXTS[message.status] ?? '', httpVersion: 'HTTP/1.1' },
    cookies: headers(message, 'set-cookie').flatMap((text) => cookiesOf(text.split(';')[0] ?? '')),
    headers: pairsOf(message.headers),
    content: {
      size,
      mimeType: header(message, 'content-type') ?? 'x-unknown',
      ...(lacking ? {} : { text: body }),
    },
    redirectURL: header(message, 'location') ?? '',
    headersSize: -1,
    bodySize: lacking ? -1 : size,
    ...(response?.failure === undefined ? {} : { _error: response.failure }),
  };
}

const STATUS_TEXTS: Readonly<Record<number, string>> = {
  ...{ 200: 'OK', 201: 'Created', 204: 'No Content', 302: 'Found', 303: 'See Other', 304: 'Not Modified' },
  ...{
    400: 'Bad Request',
    401: 'Unauthorized',
    403: 'Forbidden',
    404: 'Not Found',
    405: 'Method Not Allowed',
  },
  ...{ 429: 'Too Many Requests', 500: 'Internal Server Error', 503: 'Service Unavailable' },
};

const pairsOf = (pairs: Iterable<Header>) => Array.from(pairs, ([name, value]) => ({ name, value }));

const cookiesOf = (text: string) =>
  text.split(';').flatMap((pair) => {
    const sign = pair.indexOf('=');
    return sign < 0 ? [] : [{ name: pair.slice(0, sign).trim(), value: pair.slice(sign + 1).trim() }];
  });

const bytesIn = (text: string): number => new TextEncoder().encode(text).length;
