import { describe, expect, test } from 'vitest';
import { listener } from '../../protocol/check.ts';
import { sha256, toBase64Url } from '../../protocol/encoding.ts';
import { get, type HttpRequest, header, postForm } from '../../protocol/http.ts';
import { decodeJwt } from '../../protocol/jwt.ts';
import { ana, audience, issuer, native, redirectUri, seededRandom, spa } from '../testing/demo.ts';
import {
  type Changes,
  codeParameters,
  jsonOf,
  present,
  refusedBy,
  type Setting,
  setting,
  verifier,
} from '../testing/flow.ts';

const other = { client_id: native.client_id };

/** Posts to the token endpoint and says what came of it. */
async function asked({ handle, at }: Setting, parameters: Changes) {
  const heard = listener();
  const response = await handle(postForm(at('oauth/token'), present(parameters)), heard);
  return {
    check: refusedBy(heard),
    status: response.status,
    error: jsonOf(response)['error'],
    response,
    heard,
  };
}

describe('RFC 6749 5.2: what the token endpoint refuses, whatever the grant', () => {
  // biome-ignore format: a table is read by its columns
  const cases: readonly (readonly [rule: string, changes: Changes, check: string, status: number, error: string])[] = [
    ['no client_id',              { client_id: undefined },                    'client_registered',                  401, 'invalid_client'],
    ['an unknown client_id',      { client_id: 'stranger' },                   'client_registered',                  401, 'invalid_client'],
    ['a secret nobody has',       { client_secret: 'x' },                      'client_authenticates_as_registered', 401, 'invalid_client'],
    ['an assertion nobody wants', { client_assertion: 'x' },                   'client_authentication_readable',     401, 'invalid_client'],
    ['no grant_type',             { grant_type: undefined },                   'grant_type_supported',               400, 'invalid_request'],
    ['an unknown grant_type',     { grant_type: 'magic' },                     'grant_type_supported',               400, 'unsupported_grant_type'],
    ['a grant of another flow',   { grant_type: 'password' },                  'client_may_use_grant',               400, 'unauthorized_client'],
    ['a grant not registered',    { grant_type: 'refresh_token', ...other },   'client_may_use_grant',               400, 'unauthorized_client'],
  ];

  test.each(cases)('%s', async (_rule, changes, check, status, error) => {
    const result = await asked(setting(), { ...codeParameters('x'), ...changes });
    expect(result).toMatchObject({ check, status, error });
    expect(header(result.response, 'cache-control')).toBe('no-store');
    expect(header(result.response, 'pragma')).toBe('no-cache');
  });

  test('a client that tried Basic is told which scheme (RFC 9110 11.6.1)', async () => {
    const { handle, at } = setting();
    const headers = [['Authorization', 'Basic YTpi']] as const;
    const form = present({ ...codeParameters('x'), client_id: undefined });
    const response = await handle(postForm(at('oauth/token'), form, headers));
    const challenge = 'Basic realm="clients", charset="UTF-8"';
    expect([response.status, header(response, 'www-authenticate')]).toEqual([401, challenge]);
  });

  test('a repeated parameter', async () => {
    const { handle, at } = setting();
    const heard = listener();
    const twice = [...present(codeParameters('x')), ['code', 'y']] as [string, string][];
    const response = await handle(postForm(at('oauth/token'), twice), heard);
    expect([refusedBy(heard), response.status]).toEqual(['parameters_not_repeated', 400]);
  });

  test('a JSON body', async () => {
    const { handle, at } = setting();
    const heard = listener();
    const headers = [['Content-Type', 'application/json']] as const;
    const request: HttpRequest = { method: 'POST', url: at('oauth/token'), headers, body: '{}' };
    expect(jsonOf(await handle(request, heard))).toMatchObject({ error: 'invalid_request' });
    expect(refusedBy(heard)).toBe('content_is_form');
  });

  test('credentials in the URL are refused (RFC 6749 2.3.1)', async () => {
    const { handle, at, code } = setting();
    const url = `${at('oauth/token')}?${new URLSearchParams(codeParameters(await code()))}`;
    const heard = listener();
    expect((await handle(postForm(url, []), heard)).status).toBe(400);
    expect(refusedBy(heard)).toBe('credentials_not_in_url');
  });
});

describe('RFC 6749 4.1.3 and RFC 7636 4.6: what refuses a code', () => {
  // biome-ignore format: a table is read by its columns
  const cases: readonly (readonly [rule: string, changes: Changes, check: string, error: string])[] = [
    ['no code',                         { code: undefined },                            'code_present',                    'invalid_request'],
    ['an unknown code',                 { code: 'x' },                                  'code_known',                      'invalid_grant'],
    ['another client',                  other,                                          'code_issued_to_client',           'invalid_grant'],
    ['no redirect_uri',                 { redirect_uri: undefined },                    'redirect_uri_same_as_authorized', 'invalid_request'],
    ['another redirect_uri',            { redirect_uri: `${redirectUri}/` },            'redirect_uri_same_as_authorized', 'invalid_grant'],
    ['no code_verifier',                { code_verifier: undefined },                   'code_verifier_present',           'invalid_request'],
    ['a code_verifier too short',       { code_verifier: 'x'.repeat(42) },              'code_verifier_well_formed',       'invalid_request'],
    ['a code_verifier too long',        { code_verifier: 'x'.repeat(129) },             'code_verifier_well_formed',       'invalid_request'],
    ['a code_verifier with a space',    { code_verifier: `${'x'.repeat(42)} ` },        'code_verifier_well_formed',       'invalid_request'],
    ['another code_verifier',           { code_verifier: `${verifier}4` },              'verifier_matches_challenge',      'invalid_grant'],
  ];

  test.each(cases)(
    '%s, and the code stays good for its client (RFC 9700 2.1)',
    async (_rule, changes, check, error) => {
      const demo = setting();
      const code = await demo.code();
      expect(await asked(demo, { ...codeParameters(code), ...changes })).toMatchObject({
        check,
        status: 400,
        error,
      });
      expect((await demo.exchange(code)).status).toBe(200);
    },
  );

  test.each(cases)('%s after the code was used, and the tokens stay good', async (_rule, changes, check) => {
    const demo = setting();
    const code = await demo.code();
    const tokens = jsonOf(await demo.exchange(code));
    expect(await asked(demo, { ...codeParameters(code), ...changes })).toMatchObject({ check });
    expect((await demo.userinfo(String(tokens['access_token']))).status).toBe(200);
  });

  test('RFC 6749 4.1.2: it expires after 60 seconds', async () => {
    const demo = setting();
    const [early, late] = [await demo.code(), await demo.code()];
    demo.clock.advance(59);
    expect((await demo.exchange(early)).status).toBe(200);
    demo.clock.advance(1);
    expect(await asked(demo, codeParameters(late))).toMatchObject({
      check: 'code_not_expired',
      error: 'invalid_grant',
    });
  });

  test('RFC 6749 4.1.2: a second use is refused and revokes what the first one got', async () => {
    const demo = setting();
    const code = await demo.code();
    const tokens = jsonOf(await demo.exchange(code));
    const replay = await asked(demo, codeParameters(code));
    expect(replay).toMatchObject({ check: 'code_unused', status: 400, error: 'invalid_grant' });
    expect(replay.heard.values).toContainEqual(expect.objectContaining({ name: 'authorization' }));

    expect((await demo.userinfo(String(tokens['access_token']))).status).toBe(401);
    expect(jsonOf(await demo.refresh(String(tokens['refresh_token'])))).toMatchObject({
      error: 'invalid_grant',
    });
  });

  test('RFC 6749 4.1.2: also when it comes after the code would have expired', async () => {
    const demo = setting();
    const code = await demo.code();
    const tokens = jsonOf(await demo.exchange(code));
    demo.clock.advance(600);
    expect(await asked(demo, codeParameters(code))).toMatchObject({ check: 'code_unused' });
    expect((await demo.userinfo(String(tokens['access_token']))).status).toBe(401);
  });

  test('of two requests at the same moment only one gets tokens', async () => {
    const demo = setting();
    const code = await demo.code();
    const answers = await Promise.all([demo.exchange(code), demo.exchange(code)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 400]);
  });

  test('an error says nothing secret', async () => {
    const demo = setting();
    const code = await demo.code();
    for (const changes of [{ code_verifier: `${verifier}4` }, { client_id: native.client_id }]) {
      const { response } = await asked(demo, { ...codeParameters(code), ...changes });
      expect(response.body).not.toContain(code);
      expect(response.body).not.toContain(verifier);
    }
  });
});

describe('the answer to a code (RFC 6749 5.1, OIDC Core 3.1.3.3)', () => {
  test('an access token after RFC 9068 2.2', async () => {
    const { tokens, clock } = setting();
    const { access_token } = await tokens();
    const now = clock.now() / 1000;
    expect(decodeJwt(access_token)).toMatchObject({
      header: { typ: 'at+jwt', alg: 'RS256' },
      claims: {
        iss: issuer,
        sub: ana.sub,
        aud: [audience, `${issuer}userinfo`],
        client_id: spa.client_id,
        iat: now,
        exp: now + 3600,
        jti: expect.stringMatching(/^[\w-]{22}$/),
        scope: 'openid profile email offline_access read:trips',
        auth_time: now,
      },
    });
  });

  test('an ID token after OIDC Core 2, tied to the access token by at_hash (3.1.3.6)', async () => {
    const { signIn, tokens, clock } = setting();
    await signIn();
    const authTime = clock.now() / 1000;
    clock.advance(100);
    const { id_token, access_token } = await tokens();
    expect(decodeJwt(id_token)?.claims).toEqual({
      iss: issuer,
      sub: ana.sub,
      aud: spa.client_id,
      iat: authTime + 100,
      exp: authTime + 3700,
      auth_time: authTime,
      nonce: 'nonce-1',
      sid: expect.stringMatching(/^[\w-]{22}$/),
      acr: '1',
      amr: ['pwd'],
      at_hash: toBase64Url(sha256(access_token).slice(0, 16)),
      name: ana.name,
      picture: ana.picture,
      email: ana.email,
      email_verified: true,
    });
  });

  // biome-ignore format: a table is read by its columns
  test.each([
    ['openid',                    undefined, true,  false, `${issuer}userinfo`],
    ['openid read:trips',         audience,  true,  false, [audience, `${issuer}userinfo`]],
    ['read:trips',                audience,  false, false, audience],
    ['read:trips offline_access', audience,  false, true,  audience],
    ['profile',                   undefined, false, false, `${issuer}userinfo`],
  ])('scope %s for %s: ID token %s, refresh token %s, aud %j', async (scope, api, hasId, hasRefresh, aud) => {
    const { tokens } = setting();
    const answer = await tokens({ scope, audience: api });
    expect(['id_token' in answer, 'refresh_token' in answer]).toEqual([hasId, hasRefresh]);
    expect(decodeJwt(answer.access_token)?.claims.aud).toEqual(aud);
  });

  test('no nonce where none was sent, and no claims without their scope', async () => {
    const { tokens } = setting();
    const { id_token } = await tokens({ nonce: undefined, scope: 'openid' });
    const claims = decodeJwt(id_token)?.claims ?? {};
    for (const name of ['nonce', 'name', 'picture', 'email', 'email_verified'])
      expect(claims).not.toHaveProperty(name);
  });
});

describe('RFC 6749 6 and RFC 9700 4.14.2: refresh', () => {
  // biome-ignore format: a table is read by its columns
  test.each([
    ['no refresh_token',      { refresh_token: undefined },                  'refresh_token_present', 'invalid_request'],
    ['an unknown one',        { refresh_token: 'x' },                        'refresh_token_known',   'invalid_grant'],
    ['a wider scope',         { scope: 'openid write:trips' },               'scope_not_widened',     'invalid_scope'],
  ])('refuses %s', async (_rule, changes: Changes, check, error) => {
    const demo = setting();
    const { refresh_token } = await demo.tokens();
    const request = { grant_type: 'refresh_token', client_id: spa.client_id, refresh_token, ...changes };
    expect(await asked(demo, request)).toMatchObject({ check, status: 400, error });
    expect((await demo.refresh(refresh_token)).status).toBe(200);
  });

  test('refuses another client, even for a spent token, without touching the family', async () => {
    const twin = { ...spa, client_id: 'twin' };
    const demo = setting({ clients: [spa, twin] });
    const { refresh_token } = await demo.tokens();
    const next = jsonOf(await demo.refresh(refresh_token));
    const request = { grant_type: 'refresh_token', client_id: twin.client_id, refresh_token };
    expect(await asked(demo, request)).toMatchObject({
      check: 'refresh_token_issued_to_client',
      error: 'invalid_grant',
    });
    expect((await demo.refresh(String(next['refresh_token']))).status).toBe(200);
  });

  test('rotates, and the reuse of a spent token revokes the family', async () => {
    const demo = setting();
    const { refresh_token: first } = await demo.tokens();
    const second = jsonOf(await demo.refresh(first));
    const request = { grant_type: 'refresh_token', client_id: spa.client_id, refresh_token: first };
    expect(await asked(demo, request)).toMatchObject({
      check: 'refresh_token_unused',
      error: 'invalid_grant',
    });
    expect(await asked(demo, { ...request, refresh_token: String(second['refresh_token']) })).toMatchObject({
      check: 'refresh_token_not_revoked',
      error: 'invalid_grant',
    });
    expect((await demo.userinfo(String(second['access_token']))).status).toBe(401);
  });

  test('narrows the scope of this answer, not of the next', async () => {
    const { tokens, refresh } = setting();
    const narrow = jsonOf(await refresh((await tokens()).refresh_token, { scope: 'read:trips' }));
    expect(narrow).toMatchObject({ scope: 'read:trips' });
    expect(narrow).not.toHaveProperty('id_token');
    const next = jsonOf(await refresh(String(narrow['refresh_token'])));
    expect(next['scope']).toBe('openid profile email offline_access read:trips');
  });

  test('OIDC Core 12.2: the new ID token keeps sub and auth_time and has no nonce', async () => {
    const { tokens, refresh, clock } = setting();
    const before = await tokens();
    clock.advance(1000);
    const after = decodeJwt(String(jsonOf(await refresh(before.refresh_token))['id_token']))?.claims ?? {};
    const { sub, auth_time, sid } = decodeJwt(before.id_token)?.claims ?? {};
    expect(after).toMatchObject({ sub, auth_time, sid, iat: clock.now() / 1000 });
    expect(after).not.toHaveProperty('nonce');
  });

  test('dies unused after its idle lifetime', async () => {
    const demo = setting({ policy: { lifetimes: { refreshToken: 100, refreshTokenIdle: 10 } } });
    const { refresh_token } = await demo.tokens();
    demo.clock.advance(10);
    const request = { grant_type: 'refresh_token', client_id: spa.client_id, refresh_token };
    expect(await asked(demo, request)).toMatchObject({
      check: 'refresh_token_not_expired',
      error: 'invalid_grant',
    });
  });

  test('rotation does not lengthen the life of the family', async () => {
    const demo = setting({ policy: { lifetimes: { refreshToken: 25, refreshTokenIdle: 10 } } });
    let { refresh_token } = await demo.tokens();
    for (let round = 0; round < 3; round += 1) {
      demo.clock.advance(8);
      refresh_token = String(jsonOf(await demo.refresh(refresh_token))['refresh_token']);
    }
    demo.clock.advance(1);
    const request = { grant_type: 'refresh_token', client_id: spa.client_id, refresh_token };
    expect(await asked(demo, request)).toMatchObject({ check: 'refresh_token_not_expired' });
  });
});

describe('what the observer hears', () => {
  test('every check of the columns in order, passed, then what was made', async () => {
    const demo = setting();
    const { heard } = await asked(demo, codeParameters(await demo.code()));
    expect(heard.checks.every(({ passed }) => passed)).toBe(true);
    expect(heard.checks.map(({ id }) => id)).toEqual([
      'content_is_form',
      'parameters_not_repeated',
      'client_registered',
      'client_authenticates_as_registered',
      'grant_type_supported',
      'client_may_use_grant',
      'code_present',
      'code_known',
      'code_issued_to_client',
      'redirect_uri_same_as_authorized',
      'code_verifier_present',
      'code_verifier_well_formed',
      'verifier_matches_challenge',
      'code_unused',
      'code_not_expired',
    ]);
    expect(heard.values.map(({ name }) => name)).toEqual(['access_token', 'id_token', 'refresh_token']);
  });

  test('the challenge that was stored and the one that the verifier gave', async () => {
    const demo = setting();
    const { heard } = await asked(demo, {
      ...codeParameters(await demo.code()),
      code_verifier: `${verifier}4`,
    });
    const check = heard.checks.find(({ id }) => id === 'verifier_matches_challenge');
    expect(check).toMatchObject({
      passed: false,
      expected: toBase64Url(sha256(verifier)),
      actual: toBase64Url(sha256(`${verifier}4`)),
      spec: { label: 'RFC 7636 §4.6' },
    });
  });
});

test('the same requests give the same bytes', async () => {
  const run = async (seed: number) => {
    const demo = setting({ random: seededRandom(seed) });
    const answer = await demo.exchange(await demo.code());
    return [answer, await demo.handle(get(demo.at('.well-known/jwks.json')))];
  };
  expect(await run(7)).toEqual(await run(7));
  expect(await run(7)).not.toEqual(await run(8));
});
