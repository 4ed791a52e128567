import type { Header } from '../../../../protocol/http.ts';
import type { Lack } from '../../../events.ts';
import type { EntryRequest } from '../../entry.ts';
import { hasHeader } from '../har/headers.ts';
import { isPlaceholder } from '../placeholder.ts';
import { type Option, optionsOf } from './curl-options.ts';
import type { Words } from './words.ts';

/** The request that a `curl` command sends; `undefined` where it names no URL. */
export function curlRequest({ words, variables }: Words): EntryRequest | undefined {
  const options = optionsOf(words.slice(1));
  const all = (...names: string[]) =>
    options.filter(({ name }) => names.includes(name)).map(({ value }) => value);
  const given = all('url')[0];
  if (given === undefined) return undefined;
  const data = bodyOf(options);
  const asQuery = options.some(({ name }) => name === 'get');
  const url = urlOf(given, [...all('url-query'), ...(asQuery && data.text ? [data.text] : [])]);
  if (url === undefined) return undefined;
  const user = credentials(all('user').at(-1), options);
  const headers = headersOf(options, user.header, asQuery ? undefined : data.type);
  const hidden = variables || all('user').some((text) => isPlaceholder(text.slice(text.indexOf(':') + 1)));
  const lacks: Lack[] = [
    'time',
    ...(data.elsewhere ? (['body'] as const) : []),
    ...(user.elsewhere ? (['authorization'] as const) : []),
    ...(all('cookie').some((text) => !text.includes('=')) ? (['cookies'] as const) : []),
    ...(hidden ? (['values'] as const) : []),
  ];
  const body = asQuery ? undefined : data.text;
  const sends = !asQuery && (body !== undefined || data.elsewhere);
  return {
    ...{ method: methodOf(options, sends), url, headers, lacks },
    ...(body === undefined ? {} : { body }),
  };
}

function urlOf(given: string, queries: readonly string[]): string | undefined {
  const url = /^[a-z][\w+.-]*:\/\//i.test(given) ? given : `http://${given}`;
  if (!URL.canParse(url)) return undefined;
  const query = queries.join('&');
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}

function methodOf(options: readonly Option[], sends: boolean): string {
  const request = options.filter(({ name }) => name === 'request').at(-1)?.value;
  if (request) return request.toUpperCase();
  if (options.some(({ name }) => name === 'head')) return 'HEAD';
  if (options.some(({ name }) => name === 'upload-file')) return 'PUT';
  return sends ? 'POST' : 'GET';
}

function headersOf(
  options: readonly Option[],
  authorization: string | undefined,
  type: string | undefined,
): Header[] {
  const headers = options.flatMap(({ name, value }): Header[] => {
    if (name === 'header') return headerOf(value);
    if (name === 'cookie') return value.includes('=') ? [['Cookie', value]] : [];
    if (name === 'user-agent') return [['User-Agent', value]];
    return name === 'referer' ? [['Referer', value]] : [];
  });
  if (authorization !== undefined && !hasHeader(headers, 'authorization'))
    headers.push(['Authorization', authorization]);
  if (type !== undefined && !hasHeader(headers, 'content-type')) headers.push(['Content-Type', type]);
  if (type === JSON_TYPE && !hasHeader(headers, 'accept')) headers.push(['Accept', JSON_TYPE]);
  return headers;
}

/** `Name: value`; `Name:` takes a header away, and `Name;` sends it empty. */
function headerOf(text: string): Header[] {
  const [, name, value] = /^([^\s:;]+)\s*:\s*([\s\S]*)$/.exec(text) ?? [];
  if (name && value) return [[name, value.trim()]];
  const empty = /^([^\s:;]+);$/.exec(text)?.[1];
  return empty === undefined ? [] : [[empty, '']];
}

const FORM_TYPE = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

interface Data {
  readonly text: string | undefined;
  readonly type: string | undefined;
  /** A part of it stands in a file or comes through a pipe. */
  readonly elsewhere: boolean;
}

function bodyOf(options: readonly Option[]): Data {
  const parts: string[] = [];
  let type: string | undefined;
  let elsewhere = false;
  for (const { name, value } of options) {
    const part = partOf(name, value);
    if (part === undefined) continue;
    if (part === null) elsewhere = true;
    else parts.push(part);
    if (name === 'json') type = JSON_TYPE;
    else if (!name.startsWith('form') && name !== 'upload-file') type ??= FORM_TYPE;
  }
  return {
    text: parts.length === 0 ? undefined : parts.join(type === JSON_TYPE ? '' : '&'),
    type,
    elsewhere,
  };
}

/** `null` for what stands elsewhere, `undefined` for an option that is no data. */
function partOf(name: string, value: string): string | null | undefined {
  switch (name) {
    case 'data':
    case 'data-ascii':
    case 'data-binary':
    case 'json':
      return value.startsWith('@') ? null : value;
    case 'data-raw':
      return value;
    case 'data-urlencode':
      return urlencoded(value);
    case 'form':
    case 'form-string':
    case 'upload-file':
      return null;
    default:
      return undefined;
  }
}

/** `name=content` encodes the content alone, `=content` and `content` have no name, `name@file` is elsewhere. */
function urlencoded(value: string): string | null {
  const [, name = '', sign, content = ''] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? [];
  if (sign === '@') return null;
  if (sign === undefined) return encoded(value);
  return name === '' ? encoded(content) : `${name}=${encoded(content)}`;
}

const encoded = (text: string): string =>
  new URLSearchParams([[text, '']]).toString().slice(0, -1).replaceAll('+', '%20');

function credentials(
  user: string | undefined,
  options: readonly Option[],
): { header: string | undefined; elsewhere: boolean } {
  const bearer = options.find(({ name }) => name === 'oauth2-bearer')?.value;
  if (bearer !== undefined) return { header: `Bearer ${bearer}`, elsewhere: false };
  const netrc = options.some(({ name }) => name.startsWith('netrc'));
  if (user === undefined) return { header: undefined, elsewhere: netrc };
  if (!user.includes(':')) return { header: undefined, elsewhere: true };
  const bytes = new TextEncoder().encode(user);
  return {
    header: `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`,
    elsewhere: false,
  };
}
