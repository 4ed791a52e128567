import { describe, expect, it } from 'vitest';
import { spa } from '../../lab/apps.ts';
import { demoKey } from '../../lab/keys.ts';
import { publicJwk, signJwt } from '../../protocol/jwt.ts';
import { json, page } from '../testing/occurrences.ts';
import { done } from '../testing/recording.ts';
import { takeRequestUri } from './tasks.ts';
import {
  keepNewTokens,
  type Received,
  readAnswer,
  takeTokens,
  validateFrontToken,
  validateTokens,
} from './token-tasks.ts';

const keys = json(200, { keys: [publicJwk(demoKey)] });
const bearer = { access_token: 'a1', token_type: 'Bearer' };
const idToken = (changes: object = {}) => {
  const claims = { iss: spa.issuer, sub: 'user-ana', aud: spa.clientId, iat: 0, exp: 60, nonce: 'n' };
  return signJwt({ ...claims, ...changes }, demoKey, 'JWT');
};
const received = (body: object, changes: Partial<Received> = {}): Received => ({
  ...{ response: json(200, { ...bearer, ...body }), keys, nonce: 'n', maxAge: '', tokenType: 'Bearer' },
  ...changes,
});

describe('validating the tokens', () => {
  const verdict = async (body: object, changes: Partial<Received> = {}) =>
    (await done(validateTokens(spa, received(body, changes)))).result;

  it.each([
    ['by name', { name: 'Ana Lima' }, 'Ana Lima'],
    ['by sub where there is no name', {}, 'user-ana'],
  ])('says who signed in, %s', async (_, claims, user) => {
    expect(await verdict({ id_token: await idToken(claims) })).toMatchObject({
      value: { accessToken: 'a1', user, subject: 'user-ana' },
    });
  });

  it('says that nobody is known to have signed in where there is no ID token', async () => {
    expect(await verdict({}, { keys: undefined })).toMatchObject({ ok: true, value: { subject: '' } });
  });

  it.each<[string, Partial<Received>, object, string]>([
    ['another nonce', {}, { nonce: 'm' }, 'nonce_matches'],
    ['a sign-in that is too old', { maxAge: '10' }, { auth_time: -3600 }, 'auth_time_within_max_age'],
    ['no keys', { keys: undefined }, {}, 'id_token_signature_valid'],
    ['keys that are no JWKS', { keys: page }, {}, 'id_token_signature_valid'],
    [
      'somebody else than the first ID token named',
      { first: { issuer: spa.issuer, subject: 'user-ben' } },
      ...([{}, 'id_token_subject_same'] as const),
    ],
    ['a token that anybody can use, where it should be bound', { tokenType: 'DPoP' }, {}, 'token_type_dpop'],
  ])('refuses %s', async (_, changes, claims, refusedBy) => {
    expect(await verdict({ id_token: await idToken(claims) }, changes)).toMatchObject({
      ok: false,
      refusedBy,
    });
  });

  it.each([
    ['no nonce was sent', { nonce: '' }, { nonce: 'any' }],
    ['max_age was no number', { maxAge: 'soon' }, { auth_time: -3600 }],
    ['no max_age was sent', { maxAge: '' }, { auth_time: -3600 }],
  ])('compares nothing where %s', async (_, changes, claims) => {
    expect(await verdict({ id_token: await idToken(claims) }, changes)).toMatchObject({ ok: true });
  });
});

describe('keeping new tokens', () => {
  const kept = async (body: object, subject = 'user-ana') =>
    done(
      keepNewTokens(spa, {
        ...{ response: json(200, { ...bearer, ...body }), spent: 'r1', keys, subject, tokenType: 'Bearer' },
      }),
    );

  it.each([
    ['a new refresh token', { refresh_token: 'r2' }, 'r2', 'Kept; the one before is spent'],
    ['the same again', { refresh_token: 'r1' }, 'r1', 'Kept: the server does not rotate it'],
    ['none: the one before still serves (RFC 6749 §6)', {}, 'r1', undefined],
  ])('with %s', async (_, body, refreshToken, note) => {
    const { result, values } = await kept(body);
    expect(result).toMatchObject({ ok: true, value: { accessToken: 'a1', refreshToken } });
    expect(values.map((value) => value.note)).toEqual(note === undefined ? [] : [note]);
  });

  it('OIDC Core §12.2: refuses an ID token of somebody else, and needs no nonce', async () => {
    const id_token = await idToken({ nonce: undefined });
    expect((await kept({ id_token })).result.ok).toBe(true);
    expect((await kept({ id_token }, 'user-ben')).result.ok).toBe(false);
  });
});

describe('validating the ID token of the front channel', () => {
  const front = { code: '', accessToken: '', keys, nonce: 'n', maxAge: '' };

  it('gives all that it says', async () => {
    const task = validateFrontToken(spa, { ...front, idToken: await idToken({ name: 'Ana Lima' }) });
    expect((await done(task)).result).toMatchObject({
      value: { user: 'Ana Lima', subject: 'user-ana', claims: { iss: spa.issuer, nonce: 'n' } },
    });
  });

  it.each([
    ['c_hash beside a code', { code: 'c' }, 'c_hash_matches'],
    ['at_hash beside an access token', { accessToken: 'a' }, 'at_hash_matches'],
  ])('OIDC Core §3.3.2.10: wants %s', async (_, came, refusedBy) => {
    const task = validateFrontToken(spa, { ...front, ...came, idToken: await idToken() });
    expect((await done(task)).result).toMatchObject({ ok: false, refusedBy });
  });
});

describe('reading answers', () => {
  it('makes a URL of the name of a pushed request', async () => {
    const answer = json(201, { request_uri: 'urn:x', expires_in: 60 });
    const task = takeRequestUri(answer, (uri) => `https://as.example/?${uri}`);
    expect((await done(task)).result).toEqual({ ok: true, value: 'https://as.example/?urn:x' });
  });

  it('makes none of an answer without a name', async () => {
    const { result } = await done(takeRequestUri(json(201, {}), () => 'https://as.example/'));
    expect(result.ok).toBe(false);
  });

  it.each([
    ['an active token', json(200, { active: true }), { ok: true }],
    ['a dead one', json(200, { active: false }), { ok: false, refusedBy: 'token_active' }],
    ['no answer at all', page, { ok: false, refusedBy: 'introspection_answered' }],
  ])('tells of %s', async (_, answer, expected) => {
    expect((await done(readAnswer(answer))).result).toMatchObject(expected);
  });

  it('takes an access token of the type that was asked for', async () => {
    const answer = json(200, bearer);
    expect((await done(takeTokens(answer, 'Bearer'))).result).toMatchObject({ value: { accessToken: 'a1' } });
    expect((await done(takeTokens(answer, 'DPoP'))).result.ok).toBe(false);
  });
});
