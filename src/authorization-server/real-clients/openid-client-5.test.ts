import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { ana, ben, spa, web, webJwt, webPost } from '../testing/demo.ts';
import { halfHash } from './testing/half-hash.ts';
import { changeIdTokens, logIn, refusalOf } from './testing/openid-client-5.ts';
import { transports } from './testing/site.ts';
import { forged, resigned } from './testing/tamper.ts';

const allThree = 'code id_token token';

describe.each(transports)('openid-client 5, $name: OIDC Core §3.1.3.6 code with PKCE', ({ open }) => {
  test.each([
    ['none', spa],
    ['client_secret_basic', web],
    ['client_secret_post', webPost],
    ['private_key_jwt', webJwt],
  ])('%s: at_hash of the token endpoint, userinfo, refresh', async (_, demo) => {
    const { client, read, answer } = await logIn(await open(), demo, 'code');
    const tokens = await read(answer);
    expect(tokens.claims().at_hash).toBe(halfHash(tokens.access_token ?? ''));
    expect((await client.userinfo(tokens)).email).toBe(ana.email);
    const renewed = await client.refresh(tokens);
    expect(renewed.refresh_token).not.toBe(tokens.refresh_token);
    expect(renewed.claims().at_hash).toBe(halfHash(renewed.access_token ?? ''));
  });

  test.each([
    ['at_hash', { at_hash: halfHash('another') }, /^at_hash mismatch, expected /],
    ['nonce', { nonce: 'another' }, /^nonce mismatch, expected /],
    ['auth_time', { auth_time: 1_700_000_000 }, /^too much time has elapsed/],
    ['no auth_time', { auth_time: undefined }, 'missing required JWT property auth_time'],
  ])('refuses an ID token with another %s', async (_, claims, message) => {
    const { client, read, answer } = await logIn(await open(), web, 'code');
    changeIdTokens(client, claims);
    expect(await refusalOf(read(answer))).toMatch(message);
  });

  test('refuses another state, another iss, no iss', async () => {
    const { read, answer } = await logIn(await open(), web, 'code');
    const { iss, ...without } = answer as typeof answer & { iss?: string };
    const evil = { ...answer, iss: 'https://evil.example/' };
    expect(await refusalOf(read(answer, { state: 'another' }))).toMatch(/^state mismatch/);
    expect(await refusalOf(read(evil))).toBe(`iss mismatch, expected ${iss}, got: ${evil.iss}`);
    expect(await refusalOf(read(without))).toBe('iss missing from the response');
  });
});

describe.each(transports)('openid-client 5, $name: OIDC Core §3.2.2.11 implicit, id_token', ({ open }) => {
  test('form_post: signature, iss, aud, exp, nonce, auth_time, state', async () => {
    const { read, answer } = await logIn(await open(), web, 'id_token');
    const claims = (await read(answer)).claims();
    expect(claims.sub).toBe(ana.sub);
    expect(Object.keys(claims).filter((name) => name.endsWith('_hash'))).toEqual([]);
  });

  test.each([
    ['nonce', { nonce: 'another' }, /^nonce mismatch, expected .*, got: another$/],
    ['iss', { iss: 'https://evil.example/' }, /^unexpected iss value, expected /],
    ['aud', { aud: 'another' }, 'aud mismatch, expected web-demo, got: another'],
    ['azp', { aud: [web.client_id, 'b'], azp: 'b' }, 'azp mismatch, got: b'],
    ['exp', { exp: 1_700_000_000 }, /^JWT expired, now /],
    ['auth_time', { auth_time: 1_700_000_000 }, /^too much time has elapsed/],
  ])('refuses an ID token with another %s', async (_, claims, message) => {
    const { read, answer } = await logIn(await open(), web, 'id_token');
    const id_token = await resigned(answer.id_token, claims);
    expect(await refusalOf(read({ ...answer, id_token }))).toMatch(message);
  });

  test('refuses an ID token with another signature', async () => {
    const { read, answer } = await logIn(await open(), web, 'id_token');
    const forgery = read({ ...answer, id_token: forged(answer.id_token) });
    expect(await refusalOf(forgery)).toBe('failed to validate JWT signature');
  });
});

describe.each(transports)('openid-client 5, $name: OIDC Core §3.3.2.11 hybrid by form_post', ({ open }) => {
  test.each([
    ['code id_token', 'client_secret_basic', web],
    ['code id_token', 'private_key_jwt', webJwt],
    ['code token', 'client_secret_basic', web],
    [allThree, 'client_secret_basic', web],
    [allThree, 'client_secret_post', webPost],
  ])('%s, %s: the hashes that belong to it, then the code', async (response_type, _, demo) => {
    const { client, read, answer } = await logIn(await open(), demo, response_type);
    const { code = '', access_token, id_token } = answer;
    expect([access_token !== undefined, id_token !== undefined]).toEqual([
      / token/.test(response_type),
      response_type.includes('id_token'),
    ]);
    if (id_token) {
      const { c_hash, at_hash } = decodeJwt(id_token);
      expect({ c_hash, at_hash }).toEqual({
        c_hash: halfHash(code),
        at_hash: access_token && halfHash(access_token),
      });
    }
    const tokens = await read(answer);
    expect(tokens.claims().sub).toBe(ana.sub);
    for (const token of [tokens, access_token])
      if (token) expect((await client.userinfo(token)).email).toBe(ana.email);
  });

  test.each([
    ['another at_hash', allThree, { at_hash: halfHash('another') }, 'at_hash', 'access_token'],
    ['another c_hash', allThree, { c_hash: halfHash('another') }, 'c_hash', 'code'],
    ['another c_hash', 'code id_token', { c_hash: halfHash('another') }, 'c_hash', 'code'],
    ['another s_hash', 'code id_token', { s_hash: halfHash('another') }, 's_hash', 'state'],
  ] as const)('refuses an ID token with %s, %s', async (_, response_type, changes, claim, source) => {
    const { read, answer } = await logIn(await open(), web, response_type);
    const id_token = await resigned(answer.id_token, changes);
    const [right, wrong] = [halfHash(answer[source] ?? ''), halfHash('another')];
    expect(await refusalOf(read({ ...answer, id_token }))).toBe(
      `${claim} mismatch, expected ${right}, got: ${wrong}`,
    );
  });

  test.each([
    ['at_hash', allThree],
    ['c_hash', allThree],
    ['c_hash', 'code id_token'],
  ])('refuses an ID token without %s, %s', async (claim, response_type) => {
    const { read, answer } = await logIn(await open(), web, response_type);
    const id_token = await resigned(answer.id_token, { [claim]: undefined });
    expect(await refusalOf(read({ ...answer, id_token }))).toBe(`missing required property ${claim}`);
  });

  test.each([
    ['access_token', 'at_hash'],
    ['code', 'c_hash'],
  ] as const)('refuses the %s of another flow beside a good ID token', async (name, claim) => {
    const site = await open();
    const { read, answer } = await logIn(site, web, allThree);
    const { answer: bens } = await logIn(site, web, allThree, site.person(ben));
    const [theirs, ours] = [halfHash(bens[name] ?? ''), halfHash(answer[name] ?? '')];
    expect(theirs).not.toBe(ours);
    expect(await refusalOf(read({ ...answer, [name]: bens[name] }))).toBe(
      `${claim} mismatch, expected ${theirs}, got: ${ours}`,
    );
    expect((await read(answer)).claims().sub).toBe(ana.sub);
  });
});
