import { describe, expect, test } from 'vitest';
import { listener } from '../../protocol/check.ts';
import { postForm } from '../../protocol/http.ts';
import { native, spa } from '../testing/demo.ts';
import { type Changes, jsonOf, present, refusedBy, type Setting, setting } from '../testing/flow.ts';

async function revoked(demo: Setting, parameters: Changes) {
  const heard = listener();
  const request = postForm(demo.at('oauth/revoke'), present({ client_id: spa.client_id, ...parameters }));
  const response = await demo.handle(request, heard);
  return { check: refusedBy(heard), status: response.status, body: response.body };
}

describe('RFC 7009 2.1: what revocation takes away', () => {
  test('a refresh token takes its family and their access tokens along', async () => {
    const demo = setting();
    const first = await demo.tokens();
    const second = jsonOf(await demo.refresh(first.refresh_token));
    expect(await revoked(demo, { token: String(second['refresh_token']) })).toEqual({
      status: 200,
      body: '',
    });
    for (const token of [first.access_token, String(second['access_token'])])
      expect((await demo.userinfo(token)).status).toBe(401);
    expect((await demo.refresh(String(second['refresh_token']))).status).toBe(400);
  });

  test('an access token goes alone', async () => {
    const demo = setting();
    const { access_token, refresh_token } = await demo.tokens();
    expect(await revoked(demo, { token: access_token })).toEqual({ status: 200, body: '' });
    expect((await demo.userinfo(access_token)).status).toBe(401);
    const next = jsonOf(await demo.refresh(refresh_token));
    expect((await demo.userinfo(String(next['access_token']))).status).toBe(200);
  });

  test('a wrong or unknown token_type_hint changes nothing', async () => {
    for (const token_type_hint of ['access_token', 'refresh_token', 'pizza']) {
      const demo = setting();
      const { refresh_token } = await demo.tokens();
      expect(await revoked(demo, { token: refresh_token, token_type_hint })).toMatchObject({ status: 200 });
      expect((await demo.refresh(refresh_token)).status).toBe(400);
    }
  });

  test('twice is fine, and so is a token that nobody knows (2.2)', async () => {
    const demo = setting();
    const { refresh_token, id_token } = await demo.tokens();
    for (const token of [refresh_token, refresh_token, 'unknown', 'a.b.c', id_token])
      expect(await revoked(demo, { token })).toEqual({ status: 200, body: '' });
  });
});

describe('RFC 7009 2.2.1: what revocation refuses', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    ['no token',          { token: undefined },             'token_present',                      400, 'invalid_request'],
    ['no client_id',      { client_id: undefined },         'client_registered',                  401, 'invalid_client'],
    ['an unknown client', { client_id: 'stranger' },        'client_registered',                  401, 'invalid_client'],
    ['a secret',          { client_secret: 'x' },           'client_authenticates_as_registered', 401, 'invalid_client'],
    ['another client',    { client_id: native.client_id },  'token_issued_to_client',             400, 'invalid_grant'],
  ])('%s', async (_rule, changes: Changes, check, status, error) => {
    const demo = setting();
    const tokens = await demo.tokens();
    for (const token of [tokens.refresh_token, tokens.access_token]) {
      const result = await revoked(demo, { token, ...changes });
      expect(result).toMatchObject({ check, status });
      expect(JSON.parse(result.body)).toMatchObject({ error });
    }
    expect((await demo.userinfo(tokens.access_token)).status).toBe(200);
    expect((await demo.refresh(tokens.refresh_token)).status).toBe(200);
  });
});
