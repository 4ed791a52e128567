import type { Header } from '../../../../protocol/http.ts';
import { header } from '../../../../protocol/http.ts';
import type { Lack } from '../../../events.ts';
import { isObject } from '../../../json.ts';
import type { EntryRequest } from '../../entry.ts';
import type { At } from '../place.ts';
import { sayPart } from '../place.ts';
import { kindOfValue } from '../problems.ts';
import { requestBody } from './body.ts';
import { withCookie } from './cookies.ts';
import { hasHeader, headersOf } from './headers.ts';
import { formOfPairs } from './pairs.ts';

/** What stands for a request that the file does not hold. */
export const noRequest: EntryRequest = { method: '', url: '', headers: [], lacks: ['message'] };

/** A HAR's request; `undefined` where the file holds nothing of it. */
export function requestOf(value: unknown, at: At): EntryRequest | undefined {
  if (!isObject(value)) {
    sayPart(at, '.request', value === undefined ? 'is missing' : `is ${kindOfValue(value)}, not an object`);
    return undefined;
  }
  const known = headersOf(value['headers'], '.request.headers', at);
  const url = urlOf(value, known ?? [], at);
  if (url === undefined) return undefined;
  const method = methodOf(value, at);
  const body = requestBody(method, value, known, at);
  const lacks: Lack[] = known && known.length > 0 ? [] : ['headers', 'cookies', 'authorization'];
  if (body.lacking) lacks.push('body');
  const typed = typedBy(known ?? [], body.text === undefined ? '' : body.mimeType);
  return { method, url, headers: withCookie(typed, value['cookies']), body: body.text, lacks };
}

/** With the `Content-Type` that the file gives apart, where the headers have none. */
export const typedBy = (headers: readonly Header[], mimeType: string): readonly Header[] =>
  mimeType.includes('/') && !hasHeader(headers, 'content-type')
    ? [...headers, ['Content-Type', mimeType]]
    : headers;

function methodOf({ method, postData }: Readonly<Record<string, unknown>>, at: At): string {
  if (typeof method === 'string' && method.trim() !== '') return method.trim().toUpperCase();
  const guess = isObject(postData) && postData['text'] ? 'POST' : 'GET';
  sayPart(at, '.request.method', `is ${kindOfValue(method)}; it is taken for ${guess}`);
  return guess;
}

function urlOf(
  { url, queryString }: Readonly<Record<string, unknown>>,
  known: readonly Header[],
  at: At,
): string | undefined {
  if (typeof url !== 'string' || url.trim() === '') {
    sayPart(at, '.request.url', `is ${kindOfValue(url)}, not a URL`);
    return undefined;
  }
  const absolute = absoluteUrl(url.trim(), header({ headers: known }, 'host'));
  if (absolute === undefined) {
    sayPart(at, '.request.url', `is ${kindOfValue(url)}, not an absolute URL`);
    return undefined;
  }
  if (absolute.includes('?')) return absolute;
  const form = formOfPairs(queryString);
  if (form === undefined) return absolute;
  const hash = absolute.indexOf('#');
  return hash < 0 ? `${absolute}?${form}` : `${absolute.slice(0, hash)}?${form}${absolute.slice(hash)}`;
}

/** A URL as it stood, or with scheme and host where only its path stood. */
function absoluteUrl(url: string, host: string | undefined): string | undefined {
  if (/^[a-z][a-z\d+.-]*:/i.test(url)) return URL.canParse(url) ? url : undefined;
  if (host === undefined || !url.startsWith('/')) return undefined;
  const whole = url.startsWith('//') ? `https:${url}` : `https://${host}${url}`;
  return URL.canParse(whole) ? whole : undefined;
}
