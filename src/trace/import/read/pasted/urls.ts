import type { Lack } from '../../../events.ts';
import type { EntryRequest, EntryResponse } from '../../entry.ts';
import { isParameter } from './form-bodies.ts';
import type { Lines } from './lines.ts';
import type { Finder, Piece } from './piece.ts';

/** Any scheme: apps on phones take the answer under their own. */
const URLS = /[a-z][a-z\d+.-]{0,60}:\/{1,3}[^\s<>"'`\\^{}|]+/gi;

/** URLs in prose, in lists, quoted, in angle brackets, in Markdown, with `&amp;`, and broken over lines. */
export const findUrls: Finder = (lines, line) => {
  const first = lines.lines[line] ?? '';
  if (!first.includes(':/') && !first.includes(':\\/')) return undefined;
  const { text, next } = wrapped(lines, line);
  const found = urlsIn(text);
  if (found.length === 0) return undefined;
  const panel = found.length === 1 ? networkPanel(lines, next, text) : undefined;
  return {
    pieces: found.map(({ url, method }): Piece => {
      const request = { is: 'request', of: 'URLs', line, awaits: 'response' } as const;
      return { ...request, ...requestOf(url, panel?.method ?? method, panel?.status) };
    }),
    next: panel?.next ?? next,
  };
};

/** The request that a line of a log tells of before the JSON that came back: `POST https://…/token 400 {…}`. */
export function requestBefore(text: string, line: number): Piece[] {
  if (!text.includes(':/') && !text.includes(':\\/')) return [];
  return urlsIn(text).map(({ url, method }): Piece => {
    const { request } = requestOf(url, method, undefined);
    return { is: 'request', of: 'URLs', line, awaits: 'any', request };
  });
}

interface FoundUrl {
  readonly url: string;
  readonly method: string;
}

function urlsIn(text: string): FoundUrl[] {
  const all = plain(text);
  // Chat programs and Markdown write the address twice: as text, and as what it leads to.
  const seen = new Set<string>();
  return [...all.matchAll(URLS)].flatMap((match) => {
    const url = trimmed(match[0]);
    const before = all.slice(Math.max(0, match.index - 12), match.index);
    const method = /\b(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)[ \t:]+["'<]?$/.exec(before)?.[1] ?? 'GET';
    if (seen.has(url) || !isWanted(url)) return [];
    seen.add(url);
    return [{ url, method }];
  });
}

/** Without JSON's and HTML's ways of writing `&` and `/`, and marks that nobody sees; with the two halves of a Markdown link apart. */
const plain = (text: string): string =>
  text
    .replaceAll('\\/', '/')
    .replaceAll('](', '] (')
    .replace(/\\u0026|&amp;|&#38;|&#x26;/gi, '&')
    .replace(/[\u200b\u2060\ufeff]/g, '');

/** Without what ends the sentence or the brackets around it. */
function trimmed(url: string): string {
  let end = url.length;
  // More than a few of them are no sentence's.
  for (; end > url.length - 10; end--) {
    const last = url[end - 1] as string;
    if (')]'.includes(last)) {
      const open = last === ')' ? '(' : '[';
      if (count(url, open, end) >= count(url, last, end)) break;
    } else if (!'.,;:!*'.includes(last)) break;
  }
  return url.slice(0, end);
}

const count = (text: string, wanted: string, end: number): number =>
  text.slice(0, end).split(wanted).length - 1;

/** Others than the web's own only where they carry an answer: `mailto:` and the like do not. */
function isWanted(url: string): boolean {
  if (!URL.canParse(url)) return false;
  if (/^https?:\/\//i.test(url)) return true;
  return /[?&#](?:code|error|state|id_token|access_token|response_type|request_uri|client_id)=/.test(url);
}

/**
 * A URL that reaches the end of its line goes on in the next one where that is one word of a URL's characters and looks like the rest of
 * one.
 */
const MOST_LINES = 200;

function wrapped({ lines }: Lines, line: number): { text: string; next: number } {
  const parts = [lines[line] ?? ''];
  let next = line + 1;
  while (/:\\?\/[^\s<>"'`]+$/.test(parts[0] ?? '') || next > line + 1) {
    if (next > line + MOST_LINES) break;
    const more = lines[next]?.replace(/^\s*>?\s*/, '').trimEnd() ?? '';
    const before = parts.at(-1) ?? '';
    if (!isRest(more, before)) break;
    parts.push(more);
    next++;
  }
  return { text: parts.join(''), next };
}

function isRest(more: string, before: string): boolean {
  if (
    !/^[^\s<>"'`\\^{}|]+>?$/.test(more) ||
    /^(?:[a-z][a-z\d+.-]*:\/\/|eyJ|HTTP\/|[-*•#]$|\d+[.)]$|[\w-]+:$)/i.test(more)
  )
    return false;
  if (/^[&?#%=]/.test(more) || /[&?=%]$/.test(before)) return true;
  if (before.length < 50 || !/[=&%/]/.test(more)) return false;
  // A form below its URL starts with the whole name of a parameter.
  return !isParameter(more.slice(0, Math.max(0, more.indexOf('='))));
}

interface Panel {
  readonly method: string | undefined;
  readonly status: number | undefined;
  readonly next: number;
}

/** What a browser's network panel shows below `Request URL:`, copied as text. */
function networkPanel({ lines }: Lines, line: number, text: string): Panel | undefined {
  if (!/^\s*Request URL:/i.test(text)) return undefined;
  let [method, status]: [string | undefined, number | undefined] = [undefined, undefined];
  let next = line;
  for (; next < line + 3; next++) {
    const [, name, value = ''] =
      /^\s*(Request Method|Status Code):?\s*(\S.*)$/i.exec(lines[next] ?? '') ?? [];
    if (name === undefined) break;
    if (/method/i.test(name)) method = value.trim().toUpperCase();
    else status = Number(/\d{3}/.exec(value)?.[0] ?? Number.NaN);
  }
  return { method, status: Number.isNaN(status) ? undefined : status, next };
}

function requestOf(
  url: string,
  method: string,
  status: number | undefined,
): { request: EntryRequest; response?: EntryResponse } {
  const lacks: Lack[] = ['headers', 'cookies', 'authorization', 'time'];
  if (method !== 'GET') lacks.push('body');
  if (!url.includes('#')) lacks.push('fragment');
  const request: EntryRequest = { method, url, headers: [], lacks };
  if (status === undefined) return { request };
  return {
    request,
    response: { at: undefined, status, headers: [], lacks: ['headers', 'cookies', 'body', 'time'] },
  };
}
