import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deaf, listener } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { readRequestUri } from './pushed-authorization.ts';

const response = (body: unknown, status = 201): HttpResponse => ({
  status,
  headers: [],
  body: typeof body === 'string' ? body : JSON.stringify(body),
});
const uri = 'urn:ietf:params:oauth:request_uri:6esc_11ACC5bwc014ltc14eY22c';
const good = { request_uri: uri, expires_in: 60 };

describe('readRequestUri', () => {
  it('RFC 9126 §2.2: takes the answer of the example, after every check in order', async () => {
    const heard = listener();
    expect(await readRequestUri(response(good), heard)).toEqual({
      ok: true,
      value: { requestUri: uri, expiresIn: 60 },
    });
    expect(heard.checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['request_uri_returned', true],
      ['request_uri_lifetime_known', true],
    ]);
  });

  it.each([
    ['RFC 9126 §2.3: an error', response({ error: 'invalid_request' }, 400), 'request_uri_returned'],
    ['RFC 9126 §2.2: another status', response(good, 200), 'request_uri_returned'],
    ['RFC 9126 §2.2: no request_uri', response({ expires_in: 60 }), 'request_uri_returned'],
    ['RFC 9126 §2.2: an empty one', response({ ...good, request_uri: '' }), 'request_uri_returned'],
    ['RFC 9126 §2.2: one that is no text', response({ ...good, request_uri: [uri] }), 'request_uri_returned'],
    ['RFC 9126 §2.2: no JSON', response('<html>'), 'request_uri_returned'],
    ['RFC 9126 §2.2: no lifetime', response({ request_uri: uri }), 'request_uri_lifetime_known'],
    ['RFC 9126 §2.2: a lifetime of 0', response({ ...good, expires_in: 0 }), 'request_uri_lifetime_known'],
    [
      'RFC 9126 §2.2: a lifetime as a text',
      response({ ...good, expires_in: '60' }),
      'request_uri_lifetime_known',
    ],
  ])('refuses %s', async (_what, answer, refusedBy) => {
    expect(await readRequestUri(answer, deaf)).toMatchObject({ ok: false, refusedBy });
  });

  it('never throws, whatever the body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.json()), fc.nat(600), async (body, status) => {
        expect((await readRequestUri(response(body, status), deaf)).ok).toBe(false);
      }),
    );
  });
});
