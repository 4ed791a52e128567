import fc from 'fast-check';
import { CompactSign, importJWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../lab/clock.ts';
import { demoKey } from '../lab/keys.ts';
import { deaf, listener } from '../protocol/check.ts';
import { leftHalfHash, sha256, toBase64Url } from '../protocol/encoding.ts';
import { type Jwks, publicJwk } from '../protocol/jwt.ts';
import { checkIdToken } from './id-token.ts';

const now = 1_768_478_400;
const jwks: Jwks = { keys: [publicJwk(demoKey)] };
const accessToken = 'jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y';
const expected = {
  issuer: 'https://as.example/',
  clientId: 'app',
  nonce: 'n-0S6_WzA2Mj',
  accessToken,
  jwks,
};
const good = {
  iss: expected.issuer,
  sub: 'user-ana',
  aud: 'app',
  exp: now + 300,
  iat: now - 1,
  nonce: expected.nonce,
  // OIDC Core Appendix A.3 and A.4: this hash belongs to this access token.
  at_hash: '77QmUPtjPfzWtF2AnpK9RQ',
};
const head = { alg: 'RS256', typ: 'JWT', kid: demoKey.kid };

const bytes = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
const part = (value: unknown) => toBase64Url(bytes(value));
const key = await importJWK(demoKey, 'RS256');
const sign = (claims: unknown, header: object = head) =>
  new CompactSign(bytes(claims)).setProtectedHeader(header as { alg: string }).sign(key);
const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(good).filter(([name]) => !names.includes(name)));

/** HS256 with the public key's JSON as the secret: what an RS256 verifier must not fall for. */
async function signedWithPublicKey(): Promise<string> {
  const secret = bytes(publicJwk(demoKey));
  const hmac = await crypto.subtle.importKey('raw', secret, { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const input = `${part({ ...head, alg: 'HS256' })}.${part(good)}`;
  const signature = await crypto.subtle.sign('HMAC', hmac, new TextEncoder().encode(input));
  return `${input}.${toBase64Url(new Uint8Array(signature))}`;
}

async function check(token: string, changes: Partial<typeof expected> = {}, at = now) {
  const heard = listener();
  const verdict = await checkIdToken(token, { ...expected, ...changes }, virtualClock(at * 1000), heard);
  return { verdict, checks: heard.checks };
}
const swapped = async (claims: object) => {
  const [header, , signature] = (await sign(good)).split('.');
  return `${header}.${part(claims)}.${signature}`;
};

describe('checkIdToken', () => {
  it('OIDC Core §3.1.3.7: takes a good token, after every check in order', async () => {
    const { verdict, checks } = await check(await sign({ ...good, azp: 'app' }));
    expect(verdict).toEqual({ ok: true, value: { ...good, azp: 'app' } });
    expect(checks.map(({ id, passed }) => `${id} ${passed}`)).toEqual([
      'id_token_well_formed true',
      'id_token_algorithm_allowed true',
      'id_token_signature_valid true',
      'id_token_issuer_matches true',
      'id_token_subject_present true',
      'id_token_audience_matches true',
      'id_token_authorized_party true',
      'id_token_not_expired true',
      'id_token_issued_at_present true',
      'nonce_matches true',
      'at_hash_matches true',
    ]);
  });

  it.each([
    ['OIDC Core §2: aud as a list', { ...good, aud: ['app'] }, head],
    ['OIDC Core §2: aud for two, azp for this app', { ...good, aud: ['other', 'app'], azp: 'app' }, head],
    ['OIDC Core §3.1.3.8: no at_hash', without('at_hash'), head],
    ['OIDC Core §3.1.3.7 (9): a token that expires in a second', { ...good, exp: now + 1 }, head],
    ['OIDC Core §10.1: no kid where there is one key', good, { alg: 'RS256' }],
    ['OIDC Core §2: claims that it does not know', { ...good, groups: ['a'], name: null }, head],
  ])('takes %s', async (_what, claims, header) => {
    expect((await check(await sign(claims, header))).verdict).toEqual({ ok: true, value: claims });
  });

  it.each([
    ['OIDC Core §2: a text without dots', 'opaque', 'id_token_well_formed'],
    ['OIDC Core §2: an empty text', '', 'id_token_well_formed'],
    [
      'OIDC Core §2: a truncated token',
      sign(good).then((t) => t.split('.').slice(0, 2).join('.')),
      'id_token_well_formed',
    ],
    ['RFC 7519 §7.2: claims that are a list', sign([good]), 'id_token_well_formed'],
    ['RFC 8725 §3.1: alg none', `${part({ alg: 'none' })}.${part(good)}.`, 'id_token_algorithm_allowed'],
    ['RFC 8725 §2.1: HS256 with the public key', signedWithPublicKey(), 'id_token_algorithm_allowed'],
    [
      'RFC 7515 §4.1.1: alg in other letters',
      `${part({ ...head, alg: 'rs256' })}.${part(good)}.AA`,
      'id_token_algorithm_allowed',
    ],
    [
      'RFC 7515 §4.1.1: alg as a list',
      `${part({ ...head, alg: ['RS256'] })}.${part(good)}.AA`,
      'id_token_algorithm_allowed',
    ],
    [
      'RFC 7515 §5.2: no signature',
      sign(good).then((t) => t.replace(/[^.]*$/, '')),
      'id_token_signature_valid',
    ],
    [
      'RFC 7515 §5.2: claims that somebody changed',
      swapped({ ...good, sub: 'user-ben' }),
      'id_token_signature_valid',
    ],
    ['RFC 7515 §4.1.4: another kid', sign(good, { ...head, kid: 'other' }), 'id_token_signature_valid'],
    ['RFC 7515 §4.1.4: a kid that is no text', sign(good, { ...head, kid: 1 }), 'id_token_signature_valid'],
    [
      'RFC 7515 §4.1.11: an extension that nobody knows',
      `${part({ ...head, crit: ['exp2'], exp2: 1 })}.${part(good)}.AA`,
      'id_token_signature_valid',
    ],
    [
      'OIDC Core §3.1.3.7 (2): another issuer',
      sign({ ...good, iss: 'https://evil.example/' }),
      'id_token_issuer_matches',
    ],
    [
      'OIDC Core §3.1.3.7 (2): iss without its slash',
      sign({ ...good, iss: 'https://as.example' }),
      'id_token_issuer_matches',
    ],
    [
      'OIDC Core §3.1.3.7 (2): iss as a list',
      sign({ ...good, iss: [expected.issuer] }),
      'id_token_issuer_matches',
    ],
    ['OIDC Core §2: no iss', sign(without('iss')), 'id_token_issuer_matches'],
    ['OIDC Core §2: no sub', sign(without('sub')), 'id_token_subject_present'],
    ['OIDC Core §2: an empty sub', sign({ ...good, sub: '' }), 'id_token_subject_present'],
    [
      'OIDC Core §2: a sub that is no text',
      sign({ ...good, sub: { toString: 1 } }),
      'id_token_subject_present',
    ],
    [
      'OIDC Core §3.1.3.7 (3): another audience',
      sign({ ...good, aud: 'other' }),
      'id_token_audience_matches',
    ],
    [
      'OIDC Core §3.1.3.7 (3): a list without this app',
      sign({ ...good, aud: ['other'], azp: 'app' }),
      'id_token_audience_matches',
    ],
    [
      'OIDC Core §3.1.3.7 (3): an audience that contains the name',
      sign({ ...good, aud: 'app2' }),
      'id_token_audience_matches',
    ],
    ['OIDC Core §3.1.3.7 (3): an empty list', sign({ ...good, aud: [] }), 'id_token_audience_matches'],
    ['OIDC Core §2: no aud', sign(without('aud')), 'id_token_audience_matches'],
    [
      'OIDC Core §3.1.3.7 (4): aud for two without azp',
      sign({ ...good, aud: ['app', 'other'] }),
      'id_token_authorized_party',
    ],
    [
      'OIDC Core §3.1.3.7 (5): azp for another app',
      sign({ ...good, azp: 'other' }),
      'id_token_authorized_party',
    ],
    ['OIDC Core §3.1.3.7 (9): the very second of exp', sign({ ...good, exp: now }), 'id_token_not_expired'],
    ['OIDC Core §3.1.3.7 (9): exp in the past', sign({ ...good, exp: now - 1 }), 'id_token_not_expired'],
    ['OIDC Core §2: exp as a text', sign({ ...good, exp: String(now + 300) }), 'id_token_not_expired'],
    ['OIDC Core §2: no exp', sign(without('exp')), 'id_token_not_expired'],
    ['OIDC Core §2: no iat', sign(without('iat')), 'id_token_issued_at_present'],
    ['OIDC Core §2: iat as a text', sign({ ...good, iat: '1' }), 'id_token_issued_at_present'],
    ['OIDC Core §3.1.3.7 (11): no nonce', sign(without('nonce')), 'nonce_matches'],
    ['OIDC Core §3.1.3.7 (11): another nonce', sign({ ...good, nonce: 'other' }), 'nonce_matches'],
    [
      'OIDC Core §3.1.3.7 (11): a nonce in other letters',
      sign({ ...good, nonce: expected.nonce.toUpperCase() }),
      'nonce_matches',
    ],
    ['OIDC Core §3.1.3.8: another at_hash', sign({ ...good, at_hash: 'AAAA' }), 'at_hash_matches'],
    ['OIDC Core §3.1.3.8: an at_hash that is no text', sign({ ...good, at_hash: null }), 'at_hash_matches'],
    [
      'OIDC Core §3.1.3.6: at_hash of the whole hash',
      sign({ ...good, at_hash: toBase64Url(sha256(accessToken)) }),
      'at_hash_matches',
    ],
  ])('refuses %s', async (_what, token, refusedBy) => {
    const { verdict, checks } = await check(await token);
    expect(verdict).toMatchObject({ ok: false, refusedBy });
    expect(checks.filter(({ passed }) => !passed).map(({ id }) => id)).toEqual([refusedBy]);
    expect(checks.at(-1)?.id).toBe(refusedBy);
  });

  it('OIDC Core §3.1.3.7 (9): counts whole seconds', async () => {
    const token = await sign({ ...good, exp: now + 1 });
    expect((await check(token, {}, now + 0.999)).verdict.ok).toBe(true);
    expect((await check(token, {}, now + 1)).verdict).toMatchObject({ refusedBy: 'id_token_not_expired' });
  });

  it('OIDC Core §10.1: with two keys a token must name its own', async () => {
    const two: Jwks = { keys: [{ ...publicJwk(demoKey), kid: 'old' }, publicJwk(demoKey)] };
    expect((await check(await sign(good), { jwks: two })).verdict.ok).toBe(true);
    const nameless = await sign(good, { alg: 'RS256' });
    expect((await check(nameless, { jwks: two })).verdict).toMatchObject({
      refusedBy: 'id_token_signature_valid',
    });
  });

  it('RFC 7517 §4.2: takes no key that is for encryption', async () => {
    const keys: Jwks = { keys: [{ ...publicJwk(demoKey), use: 'enc' }] };
    expect((await check(await sign(good), { jwks: keys })).verdict.ok).toBe(false);
  });

  it('refuses every token while there are no keys, and says so', async () => {
    const { verdict } = await check(await sign(good), { jwks: { keys: [] } });
    expect(verdict).toMatchObject({
      refusedBy: 'id_token_signature_valid',
      reason: expect.stringContaining('not verified with kid demo-1'),
    });
  });

  it('takes no number for the text that it looks like', async () => {
    const numeric = { clientId: '5', nonce: '7' };
    const token = await sign({ ...good, aud: '5', azp: 5, nonce: '7' });
    expect((await check(token, numeric)).verdict).toMatchObject({ refusedBy: 'id_token_authorized_party' });
    const other = await sign({ ...good, aud: '5', nonce: 7 });
    expect((await check(other, numeric)).verdict).toMatchObject({ refusedBy: 'nonce_matches' });
  });

  it('never throws, and takes no text that nobody signed', async () => {
    const json = fc.jsonValue().map(part);
    const token = fc.oneof(
      fc.string(),
      fc.tuple(json, json, fc.string()).map((parts) => parts.join('.')),
      fc
        .tuple(fc.constant(part(head)), fc.constant(part(good)), fc.base64String())
        .map((parts) => parts.join('.')),
    );
    await fc.assert(
      fc.asyncProperty(token, async (text) => {
        expect((await checkIdToken(text, expected, virtualClock(now * 1000), deaf)).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever the claims that were signed', async () => {
    const claims = fc.dictionary(fc.constantFrom(...Object.keys(good), 'azp', '__proto__'), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(claims, async (changes) => {
        const { verdict, checks } = await check(await sign({ ...good, ...changes }));
        expect(verdict.ok).toBe(checks.every(({ passed }) => passed));
      }),
      { numRuns: 60 },
    );
  });
});

describe('what only some ID tokens have to agree with', () => {
  const run = async (claims: object, more: Partial<Parameters<typeof checkIdToken>[1]>) => {
    const { nonce: _, ...rest } = expected;
    return checkIdToken(await sign(claims), { ...rest, ...more }, virtualClock(now * 1000), listener());
  };

  it('OIDC Core §12.2: after a refresh no nonce is needed, but the same user', async () => {
    expect(await run(without('nonce'), { subject: 'user-ana' })).toMatchObject({ ok: true });
    expect(await run(without('nonce'), { subject: 'user-ben' })).toMatchObject({
      ok: false,
      refusedBy: 'id_token_subject_same',
    });
  });

  it('OIDC Core §3.1.3.7 (13): with max_age the sign-in is recent, a minute of clock difference allowed', async () => {
    expect(await run({ ...good, auth_time: now - 360 }, { maxAge: 300 })).toMatchObject({ ok: true });
    for (const claims of [{ ...good, auth_time: now - 361 }, good])
      expect(await run(claims, { maxAge: 300 })).toMatchObject({
        ok: false,
        refusedBy: 'auth_time_within_max_age',
      });
  });
});

describe('what comes with an ID token', () => {
  /** OIDC Core Appendix A.4 and A.6. */
  const code = 'Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk';
  const hybrid = { ...good, c_hash: 'LDktKdoQak3Pk0cnXxCltA' };
  const run = async (claims: object, more: Partial<Parameters<typeof checkIdToken>[1]>) => {
    const heard = listener();
    const token = await sign(claims);
    const verdict = await checkIdToken(token, { ...expected, ...more }, virtualClock(now * 1000), heard);
    return { verdict, ids: heard.checks.map(({ id }) => id) };
  };

  it('OIDC Core Appendix A: hashes the tokens and codes of the examples', () => {
    expect(leftHalfHash(code)).toBe(hybrid.c_hash);
    expect(leftHalfHash(accessToken)).toBe(good.at_hash);
  });

  it('OIDC Core §3.3.2.11: takes an ID token that names the code and the access token beside it', async () => {
    const { verdict, ids } = await run(hybrid, { code, hashes: 'required' });
    expect(verdict.ok).toBe(true);
    expect(ids.slice(-3)).toEqual(['nonce_matches', 'at_hash_matches', 'c_hash_matches']);
  });

  it.each([
    ['§3.3.2.10: another c_hash', { ...hybrid, c_hash: 'AAAA' }, 'c_hash_matches'],
    ['§3.3.2.10: a c_hash that is no text', { ...hybrid, c_hash: [hybrid.c_hash] }, 'c_hash_matches'],
    [
      '§3.3.2.11: a c_hash of the whole hash',
      { ...hybrid, c_hash: toBase64Url(sha256(code)) },
      'c_hash_matches',
    ],
    ['§3.3.2.11: no c_hash', good, 'c_hash_matches'],
    ['§3.3.2.11: no at_hash', { ...hybrid, at_hash: undefined }, 'at_hash_matches'],
    ['§3.3.2.11: another at_hash', { ...hybrid, at_hash: hybrid.c_hash }, 'at_hash_matches'],
  ])('OIDC Core %s is refused where hashes are required', async (_what, claims, refusedBy) => {
    const { verdict, ids } = await run(claims, { code, hashes: 'required' });
    expect(verdict).toMatchObject({ ok: false, refusedBy });
    expect(ids.at(-1)).toBe(refusedBy);
  });

  it('OIDC Core §3.3.2.11: with a code alone the ID token needs no at_hash', async () => {
    const more = { code, hashes: 'required', accessToken: '' } as const;
    expect(await run({ ...hybrid, at_hash: undefined }, more)).toMatchObject({ verdict: { ok: true } });
    expect((await run(hybrid, more)).ids).not.toContain('at_hash_matches');
  });

  it('OIDC Core §3.2.2.11: with nothing beside it the ID token needs no hash', async () => {
    const { verdict, ids } = await run(without('at_hash'), { hashes: 'required', accessToken: '' });
    expect(verdict.ok).toBe(true);
    expect(ids.at(-1)).toBe('nonce_matches');
  });

  it('OIDC Core §3.3.3.6: from the token endpoint hashes may be missing, and count where they are there', async () => {
    expect((await run(without('at_hash'), { code })).verdict.ok).toBe(true);
    expect((await run({ ...hybrid, c_hash: 'AAAA' }, { code })).verdict).toMatchObject({
      refusedBy: 'c_hash_matches',
    });
  });

  it('OIDC Core §3.3.3.6: the second ID token is by the same issuer about the same user', async () => {
    const firstIdToken = { issuer: good.iss, subject: good.sub };
    const { verdict, ids } = await run(good, { firstIdToken });
    expect(verdict.ok).toBe(true);
    expect(ids.filter((id) => id.endsWith('_same'))).toEqual([
      'id_token_issuer_same',
      'id_token_subject_same',
    ]);
  });

  it.each([
    ['another issuer', { issuer: 'https://other.example/', subject: good.sub }, 'id_token_issuer_same'],
    ['another user', { issuer: good.iss, subject: 'user-ben' }, 'id_token_subject_same'],
  ])(
    'OIDC Core §3.3.3.6: refuses a second ID token after a first of %s',
    async (_what, firstIdToken, refusedBy) => {
      expect((await run(good, { firstIdToken })).verdict).toMatchObject({ ok: false, refusedBy });
    },
  );
});
