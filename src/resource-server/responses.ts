import type { Header, HttpResponse } from '../protocol/http.ts';

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
