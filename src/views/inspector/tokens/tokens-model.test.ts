import { describe, expect, it } from 'vitest';
import { demoKey } from '../../../lab/keys.ts';
import { accessTokenHash, makeProof } from '../../../protocol/dpop.ts';
import { decodeJwt, signatureVerifies, signJwt } from '../../../protocol/jwt.ts';
import { walk } from '../testing/walks.ts';
import { claimRows, expiryOf, headerClaims } from './claims-model.ts';
import { tokensUpTo } from './tokens-model.ts';

describe('tokens up to an event', async () => {
  const model = await walk();
  const { events } = model.trace;
  const responses = events.filter(
    (event) => event.kind === 'response' && event.message.body.includes('"access_token"'),
  );
  const first = responses[0]?.seq ?? -1;
  const last = events.length - 1;

  it('are none before the token response was made', () => {
    const asked = events.find((event) => event.kind === 'request' && event.channel === 'back');
    expect(tokensUpTo(model, asked?.seq ?? -1)).toEqual([]);
  });

  it('are all three after it, the ID token first', () => {
    expect(tokensUpTo(model, first).map(({ kind }) => kind)).toEqual([
      'id_token',
      'access_token',
      'refresh_token',
    ]);
  });

  it('decode, but for the opaque refresh token', () => {
    const decoded = tokensUpTo(model, first).map(({ kind, jwt }) => [kind, jwt !== undefined]);
    expect(decoded).toEqual([
      ['id_token', true],
      ['access_token', true],
      ['refresh_token', false],
    ]);
  });

  it('are replaced by a refresh, and only then (RFC 6749 §6)', () => {
    expect(tokensUpTo(model, first).some(({ replacedAt }) => replacedAt !== undefined)).toBe(false);
    const refreshed = tokensUpTo(model, last);
    expect(refreshed).toHaveLength(6);
    const old = refreshed.filter(({ replacedAt }) => replacedAt !== undefined);
    expect(old.map(({ kind }) => kind)).toEqual(['id_token', 'access_token', 'refresh_token']);
    expect(new Set(old.map(({ replacedAt }) => replacedAt))).toEqual(new Set([responses[1]?.seq]));
  });

  it('verify with the key set of the trace, and not once a character changed', async () => {
    const keys = model.jwksAt(last);
    const [token] = tokensUpTo(model, last);
    const value = token?.secret.value ?? '';
    expect(keys && (await signatureVerifies(value, keys.jwks))).toBe(true);
    const changed = value.replace(/\.(.)/, (_, character) => `.${character === 'e' ? 'f' : 'e'}`);
    expect(keys && (await signatureVerifies(changed, keys.jwks))).toBe(false);
    expect(model.jwksAt(first)).toBeUndefined();
  });

  it("say their times from the trace's own", () => {
    const token = tokensUpTo(model, first).find(({ kind }) => kind === 'id_token');
    if (!token) throw new Error('no ID token');
    const exp = Number(token.jwt?.claims['exp']);
    expect(expiryOf(token, (exp - 60) * 1000)).toEqual({ expired: false, words: 'expires in 1 min' });
    expect(expiryOf(token, (exp + 12) * 1000)).toEqual({ expired: true, words: 'expired 12 s ago' });
    const row = claimRows(token, (exp - 60) * 1000).find(({ name }) => name === 'exp');
    expect(row?.date).toMatchObject({ distance: 'in 1 min' });
    expect(row?.date?.words).toMatch(/^15 Jan 2026, .* UTC$/);
  });

  it('have every header member and claim explained', () => {
    const unknown = tokensUpTo(model, last)
      .flatMap((token) => [...headerClaims(token), ...claimRows(token, 0)])
      .filter(({ entry }) => !entry);
    expect(unknown.map(({ name }) => name)).toEqual([]);
  });

  it('without a readable exp do not say when they expire', () => {
    const [token] = tokensUpTo(model, first);
    if (!token?.jwt) throw new Error('no ID token');
    const jwt = { ...token.jwt, claims: { exp: 'tomorrow' } };
    expect(expiryOf({ ...token, jwt }, 0)).toBeUndefined();
  });
});

describe('what an app proves itself with', () => {
  const of = (rows: ReturnType<typeof claimRows>) =>
    Object.fromEntries(rows.map(({ name, entry }) => [name, entry?.places]));

  it('RFC 9449 §4.2: each member of a DPoP proof is explained as one, not as that of a token', async () => {
    const claims = { jti: 'a', htm: 'GET', htu: 'https://api.example/', iat: 1, nonce: 'n' };
    const proof = await makeProof({ key: demoKey, claims: { ...claims, ath: accessTokenHash('t') } });
    const known = { kind: 'dpop_proof', jwt: decodeJwt(proof) } as const;
    expect(of(headerClaims(known))).toEqual(named('alg typ jwk', 'DPoP proof header'));
    expect(of(claimRows(known, 0))).toEqual(named('jti htm htu iat nonce ath', 'DPoP proof'));
  });

  it('RFC 7523 §3: each member of a client assertion is explained as one', async () => {
    const claims = { iss: 'web', sub: 'web', aud: 'https://as.example/', exp: 2, iat: 1, nbf: 1, jti: 'a' };
    const known = {
      kind: 'client_assertion',
      jwt: decodeJwt(await signJwt(claims, demoKey, 'JWT')),
    } as const;
    expect(of(headerClaims(known))).toEqual(named('alg typ kid', 'client assertion header'));
    expect(of(claimRows(known, 0))).toEqual(named('iss sub aud exp iat nbf jti', 'client assertion'));
  });

  const named = (names: string, place: string) =>
    Object.fromEntries(names.split(' ').map((name) => [name, [place]]));
});
