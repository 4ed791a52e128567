import { describe, expect, it } from 'vitest';
import { demoKey } from '../../../lab/keys.ts';
import { accessTokenHash, makeProof } from '../../../protocol/dpop.ts';
import { decodeJwt, signatureVerifies, signJwt } from '../../../protocol/jwt.ts';
import { traceModel } from '../../../trace/index.ts';
import { pushedSignIn, signedJob } from '../../../trace/testing/sign-ins.ts';
import { walk } from '../testing/walks.ts';
import { claimRows, expiryOf, headerClaims } from './claims-model.ts';
import { assertionCheck, boundTo } from './proofs.ts';
import { isProof, isToken, tokensUpTo } from './tokens-model.ts';
import { verifyProof } from './use-signature.ts';

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

  it('are tokens that an app gets, and no proofs', () => {
    expect(tokensUpTo(model, last).some(isProof)).toBe(false);
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

describe('proofs up to an event', () => {
  it('RFC 7523 §2.2: an assertion is shown from its making on, and spent by its first use', async () => {
    const model = traceModel(await signedJob());
    const assertions = (seq: number) =>
      tokensUpTo(model, seq).filter(({ kind }) => kind === 'client_assertion');
    const [{ seq: made = 0, secret } = {}] = assertions(model.trace.events.length - 1);
    const spent = model.usesOf(secret?.id ?? '').find(({ role }) => role === 'spent')?.seq ?? 0;
    expect(model.event(made)).toMatchObject({ kind: 'work', by: 'app' });
    expect(assertions(made - 1)).toEqual([]);
    expect(assertions(spent - 1)).toMatchObject([
      { spentAt: undefined, jwt: { claims: { jti: expect.any(String) } } },
    ]);
    expect(assertions(spent)).toMatchObject([{ seq: made, spentAt: spent, replacedAt: undefined }]);
    expect(assertionCheck(model, secret?.id ?? '', spent - 1)).toBeUndefined();
    expect(assertionCheck(model, secret?.id ?? '', spent)).toEqual({ seq: spent, passed: true });
  });

  it('RFC 9449 §4.2: each request has a DPoP proof of its own; none replaces another', async () => {
    const model = traceModel(await pushedSignIn());
    const proofs = tokensUpTo(model, model.trace.events.length - 1).filter(isProof);
    const requests = model.trace.events.filter(
      (event) => event.kind === 'request' && event.message.headers.some(([name]) => /^dpop$/i.test(name)),
    );
    expect(proofs.length).toBeGreaterThan(1);
    expect(proofs).toHaveLength(requests.length);
    expect(new Set(proofs.map(({ jwt }) => jwt?.claims['htm']))).toEqual(new Set(['GET', 'POST']));
    expect(proofs.every(({ replacedAt }) => replacedAt === undefined)).toBe(true);
    for (const { secret } of proofs) expect(isToken(secret)).toBe(true);
  });

  it('RFC 9449 §6.1: a proof verifies with the key in its header, to which the access token is bound', async () => {
    const model = traceModel(await pushedSignIn());
    const last = model.trace.events.length - 1;
    const proof = tokensUpTo(model, last).find(isProof)?.secret.value ?? '';
    const { signature, thumbprint } = await verifyProof(proof);
    expect(signature).toBe('verified');
    expect(boundTo(model, last, thumbprint).map(({ kind }) => kind)).toEqual(['access_token']);
    expect(boundTo(model, last, 'another')).toEqual([]);
    expect(boundTo(model, 3, thumbprint)).toEqual([]);
    const [header = '', claims = '', mark] = proof.split('.');
    const changed = `${header}.${claims.slice(0, -2)}${claims.endsWith('A') ? 'B' : 'A'}.${mark}`;
    expect((await verifyProof(changed)).signature).toBe('refused');
    expect(await verifyProof('no proof')).toEqual({ signature: 'refused', thumbprint: undefined });
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
