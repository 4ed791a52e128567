import { header, mediaType, parseUrl } from '../protocol/http.ts';
import { decodeParameters, type Parameters } from '../protocol/parameters.ts';
import type { Fields } from './compare-fields.ts';
import { compareHeaders } from './compare-headers.ts';
import { comparePages, pageText } from './compare-page.ts';
import type { MessageEvent, RequestEvent, ResponseEvent } from './events.ts';

/** Compares two requests that stand for each other. */
export function compareRequests(left: RequestEvent, right: RequestEvent, fields: Fields): void {
  compareParties(left, right, fields);
  fields.field('method', 'method', left.message.method, right.message.method);
  compareAddresses('address', left.message.url, right.message.url, fields);
  compareHeaders(left.message, right.message, fields);
  compareBodies(left, right, fields);
}

/** Compares two responses that stand for each other. */
export function compareResponses(left: ResponseEvent, right: ResponseEvent, fields: Fields): void {
  compareParties(left, right, fields);
  fields.field('status', 'status', `${left.message.status}`, `${right.message.status}`);
  compareAddresses('Location', header(left.message, 'location'), header(right.message, 'location'), fields);
  compareHeaders(left.message, right.message, fields);
  compareBodies(left, right, fields);
}

function compareParties(left: MessageEvent, right: MessageEvent, fields: Fields): void {
  fields.field('party', 'from', left.from, right.from);
  fields.field('party', 'to', left.to, right.to);
  fields.field('channel', 'channel', left.channel, right.channel);
}

interface Address {
  /** All before the query. */
  readonly place: string;
  readonly query: Parameters;
  readonly fragment: Parameters;
}

/** An address taken apart; a relative one as far as it goes. */
function readAddress(text: string | undefined): Address | undefined {
  if (text === undefined) return undefined;
  const [, place = '', query = '', fragment = ''] = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(text) ?? [];
  const parts = { query: decodeParameters(query), fragment: decodeParameters(fragment) };
  const url = parseUrl(place);
  return { place: url && /^https?:$/.test(url.protocol) ? url.href : place, ...parts };
}

function compareAddresses(
  name: string,
  left: string | undefined,
  right: string | undefined,
  fields: Fields,
): void {
  const [one, other] = [readAddress(left), readAddress(right)];
  fields.field('address', name, one?.place, other?.place);
  fields.fields('query parameter', one?.query ?? [], other?.query ?? []);
  fields.fields('fragment parameter', one?.fragment ?? [], other?.fragment ?? []);
}

function compareBodies(
  { message: left }: MessageEvent,
  { message: right }: MessageEvent,
  fields: Fields,
): void {
  const [one, other] = [left.body ?? '', right.body ?? ''];
  const types = [mediaType(left), mediaType(right)];
  const both = (is: (type: string) => boolean) => types.every(is);
  if (both((type) => type === 'application/x-www-form-urlencoded')) {
    fields.fields('form parameter', decodeParameters(one), decodeParameters(other));
    return;
  }
  if (both((type) => type === 'text/html')) {
    comparePages(one, other, fields);
    return;
  }
  if (both((type) => type.endsWith('json'))) {
    const [a, b] = [parse(one), parse(other)];
    if (a !== undefined && b !== undefined) {
      fields.json('json', '', a, b);
      return;
    }
  }
  fields.field('body', 'body', bodyText(left), bodyText(right));
}

function bodyText(message: MessageEvent['message']): string | undefined {
  const { body = '' } = message;
  return mediaType(message) === 'text/html' ? pageText(body) : body || undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
