import { readPage } from '../../read-page.ts';
import { noRequest } from './har/request.ts';
import type { ReadFile, Text } from './read-file.ts';

/** Whether a text is a whole page, not a piece of HTML in a ticket. */
export const isPage = (text: string): boolean =>
  /^\s*<(?:!doctype html|html|head|body)\b/i.test(text.slice(0, 300));

const CARRIED: ReadonlySet<string> = new Set(['code', 'id_token', 'access_token', 'error', 'response']);

/** A page whose form carries an answer to an app (Form Post §2), as an answer without its request; `undefined` for any other page. */
export function readHtmlPage({ text, file, problems }: Text): ReadFile | undefined {
  if (!readPage(text).fields.some(([name]) => CARRIED.has(name))) return undefined;
  const response = {
    at: undefined,
    status: 200,
    headers: [],
    body: text,
    lacks: ['headers', 'cookies', 'time'],
  } as const;
  return {
    ...{ kind: 'HTTP messages', exporter: 'pasted text', problems: problems.list() },
    entries: [{ at: undefined, source: { file, entry: 0, path: 'line 1' }, request: noRequest, response }],
    lacks: ['back channel', 'cookies', 'authorization', 'request bodies', 'times'],
  };
}
