import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { virtualClock } from '../lab/clock.ts';
import { demoKey, strangerKey } from '../lab/keys.ts';
import { seededRandom } from '../lab/random.ts';
import { deaf, listener } from '../protocol/check.ts';
import { leftHalfHash, toBase64Url } from '../protocol/encoding.ts';
import { publicJwk, signJws, signJwt } from '../protocol/jwt.ts';
import { decodeParameters, queryOf } from '../protocol/parameters.ts';
import { type AuthorizationDemand, prepareAuthorization } from './authorization-request.ts';
import { checkAuthorizationResponse, type ExpectedResponse } from './authorization-response.ts';
import { checkIdToken, type ExpectedIdToken } from './id-token.ts';
import { type AppProtections, defaultAppProtections } from './protections.ts';

type Name = keyof AppProtections;
const names = Object.keys(defaultAppProtections) as Name[];
const without = (...off: readonly Name[]): AppProtections =>
  Object.fromEntries(names.map((name) => [name, !off.includes(name)])) as unknown as AppProtections;
const allOff = without(...names);
/** One alone: what it protects from is refused whatever else is switched off. */
const only = (name: Name): AppProtections => ({ ...allOff, [name]: true });

describe('what an app sends', () => {
  const demand: AuthorizationDemand = {
    ...{ endpoint: 'https://as.example/authorize', clientId: 'app', responseType: 'code', responseMode: '' },
    ...{
      redirectUri: 'https://app.example/callback',
      scope: 'openid',
      audience: '',
      challengeMethod: 'S256',
    },
    ...{ withNonce: true, prompt: '', maxAge: '', loginHint: '' },
  };
  const prepare = async (protections?: AppProtections) => {
    const heard = listener();
    const random = seededRandom('a');
    const asked = { ...demand, ...(protections && { protections }) };
    const prepared = await prepareAuthorization(asked, { ...heard, random });
    return { prepared, query: queryOf(prepared.url), values: heard.values, nextDraw: random.bytes(16) };
  };

  it('is state and nonce where nobody switched them off', async () => {
    expect(await prepare(defaultAppProtections)).toEqual(await prepare());
    expect(Object.keys(Object.fromEntries((await prepare()).query))).toEqual(
      expect.arrayContaining(['state', 'nonce']),
    );
  });

  it.each([
    ['sendState', 'state'],
    ['sendNonce', 'nonce'],
  ] as const)(
    'RFC 6749 §4.1.1, OIDC Core §3.1.2.1: %s off leaves %s out, and all other values are the same bytes',
    async (protection, name) => {
      const [before, after] = [await prepare(), await prepare(without(protection))];
      expect(after.query).toEqual(before.query.filter(([parameter]) => parameter !== name));
      expect(after.query.length).toBe(before.query.length - 1);
      expect(after.prepared.parameters).toEqual(after.query);
      expect(after.values).toEqual(before.values.filter((value) => value.name !== name));
      expect(after.prepared[name]).toBe('');
      expect(after.nextDraw).toEqual(before.nextDraw);
    },
  );

  it('draws no nonce where the flow has none', async () => {
    const drawn: number[] = [];
    const counting = { bytes: (length: number) => new Uint8Array(length).fill(drawn.push(length)) };
    const asked = { ...demand, withNonce: false, protections: allOff };
    await prepareAuthorization(asked, { ...deaf, random: counting });
    expect(drawn).toEqual([32, 16]);
  });
});

describe('an authorization response that an attacker changed', () => {
  const issuer = 'https://as.example/';
  const good = { code: 'c', state: 'xyz', iss: issuer };
  const judge = async (changes: object, more: Partial<ExpectedResponse> = {}) => {
    const heard = listener();
    const response = Object.entries({ ...good, ...changes });
    const expected = { issuer, state: 'xyz', wants: ['code'] as const, ...more };
    const verdict = await checkAuthorizationResponse(response, expected, heard);
    return { verdict, ids: heard.checks.map(({ id }) => id) };
  };

  describe.each([
    ['RFC 6749 §10.12: of another login', 'checkState', { state: 'attacker' }, 'state_matches'],
    [
      'RFC 9207 §2.4: from another issuer',
      'checkResponseIssuer',
      { iss: 'https://evil.example/' },
      'response_issuer_matches',
    ],
  ] as const)('%s', (_attack, protection, changes, check) => {
    it('is refused with the protection on, whatever else is off', async () => {
      for (const more of [{}, { protections: defaultAppProtections }, { protections: only(protection) }])
        expect((await judge(changes, more)).verdict).toMatchObject({ ok: false, refusedBy: check });
    });

    it('is taken with it off, and the check is not reported', async () => {
      const { verdict, ids } = await judge(changes, { protections: without(protection) });
      expect(verdict).toMatchObject({ ok: true, value: { code: 'c' } });
      expect(ids).toEqual((await judge({})).ids.filter((id) => id !== check));
    });
  });

  it('RFC 6749 §4.1.2: whatever state comes is not compared where none was sent', async () => {
    for (const changes of [{}, { state: '' }, { state: 'attacker' }]) {
      const { verdict, ids } = await judge(changes, { state: undefined });
      expect(verdict.ok).toBe(true);
      expect(ids).not.toContain('state_matches');
    }
  });

  it('RFC 6749 §4.1.2.1: an error, nothing, or a parameter twice is refused with all of them off', async () => {
    const expected = { issuer, state: undefined, wants: ['code'] as const, protections: allOff };
    const refusedBy = async (query: string) => {
      const verdict = await checkAuthorizationResponse(decodeParameters(query), expected, deaf);
      return verdict.ok ? undefined : verdict.refusedBy;
    };
    expect(await refusedBy('error=access_denied')).toBe('authorization_granted');
    expect(await refusedBy('')).toBe('code_returned');
    expect(await refusedBy('code=a&code=b')).toBe('response_parameters_not_repeated');
  });
});

describe('an ID token that an attacker made or brought', () => {
  const now = 1_768_478_400;
  const [accessToken, code] = ['access-token-1', 'code-1'];
  const expected: ExpectedIdToken = {
    ...{ issuer: 'https://as.example/', clientId: 'app', nonce: 'nonce-1', accessToken, code },
    ...{ hashes: 'required', jwks: { keys: [publicJwk(demoKey)] } },
  };
  const good = {
    ...{ iss: expected.issuer, sub: 'user-ana', aud: 'app', exp: now + 300, iat: now - 1, nonce: 'nonce-1' },
    ...{ azp: 'app', at_hash: leftHalfHash(accessToken), c_hash: leftHalfHash(code) },
  };
  const signed = (changes: object = {}) => signJwt({ ...good, ...changes }, demoKey, 'JWT');
  const part = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
  const judge = async (token: string | Promise<string>, protections?: AppProtections) => {
    const heard = listener();
    const asked = { ...expected, ...(protections && { protections }) };
    const verdict = await checkIdToken(await token, asked, virtualClock(now * 1000), heard);
    return { verdict, ids: heard.checks.map(({ id }) => id) };
  };

  const SIGNATURE = ['id_token_algorithm_allowed', 'id_token_signature_valid'];
  const AUDIENCE = ['id_token_audience_matches', 'id_token_authorized_party'];
  const HASHES = ['at_hash_matches', 'c_hash_matches'];

  /** The attack, the protection against it, the token, the check that refuses it, and those that go with the protection. */
  const attacks: readonly [string, Name, Promise<string>, string, readonly string[]][] = [
    [
      'RFC 7515 §5.2: signed by a stranger',
      'checkIdTokenSignature',
      signJws({ ...good, sub: 'user-ben' }, strangerKey, { alg: 'RS256', kid: demoKey.kid }),
      ...(['id_token_signature_valid', SIGNATURE] as const),
    ],
    [
      'RFC 8725 §3.1: alg none',
      'checkIdTokenSignature',
      Promise.resolve(`${part({ alg: 'none' })}.${part({ ...good, sub: 'user-ben' })}.`),
      ...(['id_token_algorithm_allowed', SIGNATURE] as const),
    ],
    [
      'OIDC Core §3.1.3.7 (2): by another issuer',
      'checkIdTokenIssuer',
      signed({ iss: 'https://evil.example/' }),
      ...(['id_token_issuer_matches', ['id_token_issuer_matches']] as const),
    ],
    [
      'OIDC Core §3.1.3.7 (3): for another app',
      'checkIdTokenAudience',
      signed({ aud: 'other', azp: 'other' }),
      ...(['id_token_audience_matches', AUDIENCE] as const),
    ],
    [
      'OIDC Core §3.1.3.7 (5): that another app asked for',
      'checkIdTokenAudience',
      signed({ aud: ['other', 'app'], azp: 'other' }),
      ...(['id_token_authorized_party', AUDIENCE] as const),
    ],
    [
      'OIDC Core §3.1.3.7 (9): out of an old log',
      'checkIdTokenExpiry',
      signed({ exp: now - 86_400 }),
      ...(['id_token_not_expired', ['id_token_not_expired']] as const),
    ],
    [
      'OIDC Core §3.1.3.7 (11): of another login',
      'checkNonce',
      signed({ nonce: 'nonce-2' }),
      ...(['nonce_matches', ['nonce_matches']] as const),
    ],
    [
      'OIDC Core §3.3.2.9: beside another access token',
      'checkTokenHashes',
      signed({ at_hash: leftHalfHash('access-token-2') }),
      ...(['at_hash_matches', HASHES] as const),
    ],
    [
      'OIDC Core §3.3.2.10: beside another code',
      'checkTokenHashes',
      signed({ c_hash: leftHalfHash('code-2') }),
      ...(['c_hash_matches', HASHES] as const),
    ],
  ];

  describe.each(attacks)('%s', (_attack, protection, token, refusedBy, checks) => {
    it('is refused with the protection on, whatever else is off', async () => {
      for (const protections of [undefined, defaultAppProtections, only(protection)])
        expect((await judge(token, protections)).verdict).toMatchObject({ ok: false, refusedBy });
    });

    it('is taken with it off, and its checks are not reported', async () => {
      const { verdict, ids } = await judge(token, without(protection));
      expect(verdict.ok).toBe(true);
      expect(ids).toEqual((await judge(signed())).ids.filter((id) => !checks.includes(id)));
    });
  });

  it('is taken for what it says: the user of a forged token is believed', async () => {
    const token = signJws({ ...good, sub: 'user-ben' }, strangerKey, { alg: 'RS256' });
    expect((await judge(token, without('checkIdTokenSignature'))).verdict).toMatchObject({
      value: { sub: 'user-ben' },
    });
  });

  it('the checks of the default are all of them', async () => {
    expect(await judge(signed(), defaultAppProtections)).toEqual(await judge(signed()));
    const off = new Set(attacks.flatMap(([, , , , checks]) => checks));
    const rest = (await judge(signed(), allOff)).ids;
    expect(rest).toEqual((await judge(signed())).ids.filter((id) => !off.has(id)));
    expect(rest).toEqual(['id_token_well_formed', 'id_token_subject_present', 'id_token_issued_at_present']);
  });

  it('OIDC Core §2: without a form, a user or a time it is refused with all of them off', async () => {
    const refusedBy = async (token: string | Promise<string>) => {
      const { verdict } = await judge(token, allOff);
      return verdict.ok ? undefined : verdict.refusedBy;
    };
    expect(await refusedBy('opaque')).toBe('id_token_well_formed');
    expect(await refusedBy(signed({ sub: undefined }))).toBe('id_token_subject_present');
    expect(await refusedBy(signed({ iat: undefined }))).toBe('id_token_issued_at_present');
  });

  it('OIDC Core §3.3.3.6: the second is compared with the first, also where any issuer is believed', async () => {
    const second = async (iss: unknown, issuer: unknown) => {
      const first = { ...expected, firstIdToken: { issuer, subject: 'user-ana' }, protections: allOff };
      const verdict = await checkIdToken(await signed({ iss }), first, virtualClock(now * 1000), deaf);
      return verdict.ok ? 'taken' : verdict.refusedBy;
    };
    expect(await second('https://evil.example/', 'https://evil.example/')).toBe('taken');
    expect(await second('https://evil.example/', expected.issuer)).toBe('id_token_issuer_same');
    expect(await second(undefined, undefined)).toBe('taken');
    expect(await second(undefined, expected.issuer)).toBe('id_token_issuer_same');
    expect(await second(expected.issuer, undefined)).toBe('id_token_issuer_same');
  });

  it('never throws, whatever is switched off and whatever the claims say', async () => {
    const switches = fc.record(
      Object.fromEntries(names.map((name) => [name, fc.boolean()])),
    ) as unknown as fc.Arbitrary<AppProtections>;
    const claims = fc.dictionary(fc.constantFrom(...Object.keys(good), 'auth_time'), fc.jsonValue());
    await fc.assert(
      fc.asyncProperty(switches, claims, async (protections, changes) => {
        const token = `${part({ alg: 'none' })}.${part({ ...good, ...changes })}.`;
        const heard = listener();
        const first = { issuer: changes['iss'], subject: 'user-ana' };
        const asked = { ...expected, protections, firstIdToken: first };
        const { ok } = await checkIdToken(token, asked, virtualClock(now * 1000), heard);
        expect(ok).toBe(heard.checks.every(({ passed }) => passed));
      }),
    );
  });
});
