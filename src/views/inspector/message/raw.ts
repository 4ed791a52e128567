import type { HttpRequest, HttpResponse } from '../../../protocol/http.ts';
import { statusPhrase } from './status.ts';

/** A message as text: first line, headers, an empty line, body. */
export function rawText(message: HttpRequest | HttpResponse): string {
  const first =
    'url' in message
      ? `${message.method} ${message.url} HTTP/1.1`
      : `HTTP/1.1 ${message.status} ${statusPhrase(message.status)}`.trim();
  const lines = message.headers.map(([name, value]) => `${name}: ${value}`);
  return [first, ...lines, '', message.body ?? ''].join('\n').trimEnd();
}
