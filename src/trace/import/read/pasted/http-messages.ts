import type { Header } from '../../../../protocol/http.ts';
import { header } from '../../../../protocol/http.ts';
import { bodyFrom } from './body-lines.ts';
import {
  headerLine,
  requestFrom,
  requestLine,
  responseFrom,
  statusLine,
  UNKNOWN_HOST,
} from './http-lines.ts';
import type { Lines } from './lines.ts';
import type { Finder, Found } from './piece.ts';

/** Raw HTTP: a request or an answer with its headers and body, as people paste it out of a log or a proxy. */
export const findHttpMessage: Finder = (lines, line, scratch) => {
  const first = (lines.lines[line] ?? '').trimEnd();
  const asked = requestLine(first, lines.lines[line + 1]);
  const status = asked ? undefined : statusLine(first);
  if (!asked && status === undefined) return undefined;
  const { headers, next } = headersFrom(lines, line + 1);
  const length = Number(header({ headers }, 'content-length') ?? Number.NaN);
  const blank = lines.lines[next]?.trim() === '';
  const carries = headers.length > 0 && blank && canHaveBody(asked?.method, status, headers);
  const { body, next: behind } = carries
    ? bodyFrom(lines, next + 1, Number.isNaN(length) ? undefined : length, startsMessage, scratch)
    : { body: undefined, next };
  if (!asked) {
    const response = responseFrom(status ?? 0, headers, body);
    return { pieces: [{ is: 'response', of: 'HTTP messages', line, response }], next: behind };
  }
  const request = requestFrom(asked, headers, body);
  if (!request) return undefined;
  if (request.url.startsWith(`https://${UNKNOWN_HOST}`))
    scratch.say(line, `names no host; ${UNKNOWN_HOST} stands for it`);
  return {
    pieces: [{ is: 'request', of: 'HTTP messages', line, request, awaits: 'any' }],
    next: behind,
  } satisfies Found;
};

/** A GET that is followed by prose has no body. */
function canHaveBody(
  method: string | undefined,
  status: number | undefined,
  headers: readonly Header[],
): boolean {
  if (status !== undefined) return status !== 204 && status !== 304;
  return method !== 'GET' && method !== 'HEAD' && header({ headers }, 'content-length') !== '0';
}

const startsMessage = (line: string): boolean =>
  statusLine(line) !== undefined ||
  requestLine(line, undefined) !== undefined ||
  /^(?:###|---|```)/.test(line);

function headersFrom({ lines }: Lines, line: number): { headers: Header[]; next: number } {
  const headers: Header[] = [];
  let next = line;
  for (; next < lines.length; next++) {
    const text = lines[next] as string;
    const found = headerLine(text);
    const last = headers.at(-1);
    if (found) headers.push(found);
    // A line that is further in goes on with the header before it.
    else if (/^[ \t]+\S/.test(text) && last)
      headers[headers.length - 1] = [last[0], `${last[1]} ${text.trim()}`];
    else break;
  }
  return { headers, next };
}
