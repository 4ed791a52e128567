import type { Header, HttpResponse } from '../protocol/http.ts';
import type { Refusal } from './check.ts';

/** A JSON answer that no cache keeps. */
export function json(status: number, value: unknown, headers: readonly Header[] = []): HttpResponse {
  return {
    status,
    headers: [['content-type', 'application/json'], ['cache-control', 'no-store'], ...headers],
    body: JSON.stringify(value),
  };
}

/** A request that is wrong in itself, whoever sent it. */
export function problem(status: number, description: string, headers: readonly Header[] = []): HttpResponse {
  const error = status >= 500 ? 'server_error' : 'invalid_request';
  return json(status, { error, error_description: description }, headers);
}

/**
 * A refusal with its challenge. Without a token the challenge is bare: it says how to come in, not what went wrong.
 * @see [RFC 6750 - Bearer Token Usage, section 3](https://www.rfc-editor.org/rfc/rfc6750#section-3)
 */
export function challenge({ status, code, description }: Refusal, scope: string): HttpResponse {
  const attributes = [
    ['realm', 'orders'],
    ...(code === undefined
      ? []
      : [
          ['error', code],
          ['error_description', description],
        ]),
    ...(code === 'insufficient_scope' ? [['scope', scope]] : []),
  ];
  const value = `Bearer ${attributes.map(([name, text]) => `${name}="${text}"`).join(', ')}`;
  const body =
    code === undefined ? { error_description: description } : { error: code, error_description: description };
  return json(status, body, [['www-authenticate', value]]);
}
