import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deaf, listener } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { readIntrospection } from './introspection-response.ts';

const response = (body: unknown, status = 200): HttpResponse => ({
  status,
  headers: [],
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('readIntrospection', () => {
  it.each([
    ['a living token', { active: true, scope: 'read write', client_id: 'l238j323ds-23ij4' }, true],
    ['a dead one', { active: false }, false],
  ])('RFC 7662 §2.2: takes the answer about %s', async (_what, body, active) => {
    const heard = listener();
    expect(await readIntrospection(response(body), heard)).toEqual({ ok: true, value: { active } });
    expect(heard.checks.map(({ id, passed }) => [id, passed])).toEqual([
      ['introspection_answered', true],
      ['token_active', active],
    ]);
  });

  it.each([
    ['RFC 7662 §2.3: an error', response({ error: 'invalid_client' }, 401)],
    ['RFC 7662 §2.2: an answer with another status', response({ active: true }, 400)],
    ['RFC 7662 §2.2: no active', response({ scope: 'read' })],
    ['RFC 7662 §2.2: active as a text', response({ active: 'true' })],
    ['RFC 7662 §2.2: active as a number', response({ active: 1 })],
    ['RFC 7662 §2.2: a list', response([{ active: true }])],
    ['RFC 7662 §2.2: no JSON', response('<html>')],
  ])('refuses %s', async (_what, answer) => {
    const heard = listener();
    expect(await readIntrospection(answer, heard)).toMatchObject({
      ok: false,
      refusedBy: 'introspection_answered',
    });
    expect(heard.checks).toHaveLength(1);
  });

  it('never throws, whatever the body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyText, fc.json()), fc.nat(600), async (body, status) => {
        expect((await readIntrospection(response(body, status), deaf)).ok).toBe(false);
      }),
    );
  });
});
