import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deaf, listener } from '../protocol/check.ts';
import type { HttpResponse } from '../protocol/http.ts';
import { anyText } from '../protocol/testing/any-text.ts';
import { jsonTexts, readTokens } from './token-response.ts';

const response = (body: unknown, status = 200): HttpResponse => ({
  status,
  headers: [['content-type', 'application/json']],
  body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('readTokens', () => {
  it('RFC 6749 §5.1, §7.1: refuses the example for its invented token type', async () => {
    const heard = listener();
    const verdict = await readTokens(
      response({
        access_token: '2YotnFZFEjr1zCsicMWpAA',
        token_type: 'example',
        expires_in: 3600,
        refresh_token: 'tGzv3JOkF0XG5Qx2TlKWIA',
        example_parameter: 'example_value',
      }),
      heard,
    );
    // Its token type is an invented one; RFC 6749 §7.1 forbids to use a type that one does not know.
    expect(verdict).toMatchObject({ ok: false, refusedBy: 'token_type_bearer' });
    expect(heard.checks.map(({ id }) => id)).toEqual(['tokens_issued', 'token_type_bearer']);
  });

  it.each(['Bearer', 'bearer', 'BEARER'])(
    'RFC 6749 §5.1: takes the token type %s in any case',
    async (type) => {
      const body = { access_token: 'a', token_type: type, id_token: 'i', refresh_token: 'r' };
      expect(await readTokens(response(body), deaf)).toEqual({
        ok: true,
        value: { accessToken: 'a', idToken: 'i', refreshToken: 'r' },
      });
    },
  );

  it('RFC 6749 §5.1: an ID token and a refresh token may be missing', async () => {
    const verdict = await readTokens(response({ access_token: 'a', token_type: 'Bearer' }), deaf);
    expect(verdict).toEqual({
      ok: true,
      value: { accessToken: 'a', idToken: undefined, refreshToken: undefined },
    });
  });

  it.each([
    ['an error', response({ error: 'invalid_grant' }, 400), 'tokens_issued'],
    [
      'an error with tokens beside it',
      response({ access_token: 'a', token_type: 'Bearer' }, 400),
      'tokens_issued',
    ],
    ['a redirect', response({ access_token: 'a', token_type: 'Bearer' }, 302), 'tokens_issued'],
    ['no token', response({ token_type: 'Bearer' }), 'tokens_issued'],
    ['an empty token', response({ access_token: '', token_type: 'Bearer' }), 'tokens_issued'],
    ['a token that is no text', response({ access_token: 5, token_type: 'Bearer' }), 'tokens_issued'],
    ['no token type', response({ access_token: 'a' }), 'token_type_bearer'],
    ['another token type', response({ access_token: 'a', token_type: 'DPoP' }), 'token_type_bearer'],
    ['no JSON', response('<html>'), 'tokens_issued'],
    ['an empty body', response(''), 'tokens_issued'],
    ['a list', response([{ access_token: 'a' }]), 'tokens_issued'],
    ['null', response(null), 'tokens_issued'],
  ])('refuses %s', async (_what, answer, check) => {
    expect(await readTokens(answer, deaf)).toMatchObject({ ok: false, refusedBy: check });
  });

  it.each(['DPoP', 'dpop'])(
    'RFC 9449 §5: takes the token type %s where a bound token is wanted',
    async (type) => {
      const heard = listener();
      const body = { access_token: 'a', token_type: type };
      expect(await readTokens(response(body), heard, { tokenType: 'DPoP' })).toMatchObject({ ok: true });
      expect(heard.checks.map(({ id }) => id)).toEqual(['tokens_issued', 'token_type_dpop']);
    },
  );

  it.each(['Bearer', undefined])(
    'RFC 9449 §5: refuses the token type %s where a bound token is wanted',
    async (type) => {
      const body = { access_token: 'a', token_type: type };
      expect(await readTokens(response(body), deaf, { tokenType: 'DPoP' })).toMatchObject({
        ok: false,
        refusedBy: 'token_type_dpop',
      });
    },
  );

  it('never puts a token into its checks', async () => {
    const heard = listener();
    await readTokens(
      response({ access_token: 'seCret', token_type: 'Bearer', refresh_token: 'seCret' }),
      heard,
    );
    expect(JSON.stringify(heard.checks)).not.toContain('seCret');
  });

  it('never throws, whatever the body', async () => {
    const body = fc.oneof(anyText, fc.json());
    await fc.assert(
      fc.asyncProperty(body, fc.nat(600), async (text, status) => {
        expect((await readTokens(response(text, status), deaf)).ok).toBe(false);
      }),
    );
  });
});

describe('jsonTexts', () => {
  it('keeps the fields that are texts, whatever they are called', () => {
    const fields = jsonTexts('{"a":"b","n":1,"o":{},"x":null,"__proto__":"own"}');
    expect(Object.entries(fields)).toEqual([
      ['a', 'b'],
      ['__proto__', 'own'],
    ]);
    expect(Object.getPrototypeOf(fields)).toBe(Object.prototype);
  });
});
