import type { Check, Observer } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { rfc } from '../protocol/spec.ts';
import { jsonFields, secondsOf, textOf } from './json-body.ts';
import { firstRefusal, inWords, refused, type Verdict } from './verdict.ts';

/** The name of a pushed request. */
export interface PushedRequest {
  readonly requestUri: string;
  /** In seconds. */
  readonly expiresIn: number;
}

/**
 * Reads the answer to a pushed authorization request. Send the browser to `pushedAuthorizationUrl` next.
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 2.2](https://www.rfc-editor.org/rfc/rfc9126#section-2.2)
 */
export async function readRequestUri(
  response: HttpResponse,
  observer: Observer,
): Promise<Verdict<PushedRequest>> {
  const fields = jsonFields(response.body);
  const requestUri = textOf(fields.request_uri);
  const expiresIn = secondsOf(fields.expires_in) ?? 0;
  const refusal = await firstRefusal(observer, [
    () => returned(response.status, requestUri),
    () => lifetimeKnown(expiresIn, fields.expires_in),
  ]);
  return refusal ? refused(refusal) : { ok: true, value: { requestUri, expiresIn } };
}

const returned = (status: number, requestUri: string): Check => ({
  id: 'request_uri_returned',
  title: 'The server keeps the request and gives a name for it',
  passed: status === 201 && requestUri !== '',
  expected: '201 with request_uri',
  actual: `${status} ${requestUri ? 'with' : 'without'} request_uri`,
  spec: rfc(9126, '2.2'),
});

const lifetimeKnown = (expiresIn: number, field: unknown): Check => ({
  id: 'request_uri_lifetime_known',
  title: 'The answer says how long the request_uri lives',
  passed: expiresIn > 0,
  expected: 'expires_in, in seconds',
  actual: inWords(field),
  spec: rfc(9126, '2.2'),
});
