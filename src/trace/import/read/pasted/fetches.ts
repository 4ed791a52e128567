import type { Header } from '../../../../protocol/http.ts';
import type { Lack } from '../../../events.ts';
import { isObject, jsonObject } from '../../../json.ts';
import type { EntryRequest } from '../../entry.ts';
import { jsonEnd } from './body-lines.ts';
import { lineAfter } from './lines.ts';
import type { Finder } from './piece.ts';

const CALL = /^\s*(?:await\s+)?fetch\(\s*"((?:[^"\\]|\\.)*)"\s*(?:,\s*(?=\{)|\))/;

/** What a browser copies "as fetch": a URL, and JSON with method, headers and body. */
export const findFetch: Finder = (lines, line, scratch) => {
  const call = CALL.exec(lines.lines[line] ?? '');
  const url = call?.[1];
  if (!call || url === undefined || !URL.canParse(url)) return undefined;
  const start = (lines.starts[line] ?? 0) + call[0].length;
  const end = call[0].endsWith(')') ? undefined : jsonEnd(lines, start, scratch);
  const options = (end === undefined ? undefined : jsonObject(lines.text.slice(start, end))) ?? {};
  return {
    pieces: [{ is: 'request', of: 'HTTP messages', line, request: requestOf(url, options), awaits: 'any' }],
    next: lineAfter(lines, end ?? start, line + 1),
  };
};

/** The browser adds headers of its own, and cookies. */
function requestOf(url: string, options: Readonly<Record<string, unknown>>): EntryRequest {
  const { method, headers, body, referrer } = options;
  const given = isObject(headers) ? Object.entries(headers) : [];
  const all = given.flatMap(([name, value]): Header[] => (typeof value === 'string' ? [[name, value]] : []));
  if (typeof referrer === 'string' && referrer !== '') all.push(['Referer', referrer]);
  const verb = typeof method === 'string' ? method.toUpperCase() : 'GET';
  const lacks: Lack[] = ['cookies', 'time'];
  if (verb === 'POST' && typeof body !== 'string') lacks.push('body');
  return { method: verb, url, headers: all, lacks, ...(typeof body === 'string' ? { body } : {}) };
}
