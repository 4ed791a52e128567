import fc from 'fast-check';
import type { JWK } from 'jose';
import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { accessTokenHash } from '../protocol/dpop.ts';
import { toBase64Url } from '../protocol/encoding.ts';
import { type Header, header } from '../protocol/http.ts';
import { publicJwk, signJws } from '../protocol/jwt.ts';
import { exampleEcKey, exampleEdKey } from '../protocol/testing/example-keys.ts';
import { createProofMemory, PROOF_WINDOW } from './dpop-memory.ts';
import { createDpopNonces, NONCE_LIFETIME } from './dpop-nonces.ts';
import {
  api,
  ask,
  audience,
  bearer,
  boundToken,
  dpop,
  issuer,
  list,
  NOW,
  place,
  proofFor,
  token,
} from './testing/api.ts';

const ALGS = 'algs="ES256 RS256 PS256 EdDSA Ed25519"';
const { kty, crv, x, y } = exampleEcKey;
const publicEc = { kty, crv, x, y } as JWK;

/** A proof with any header members over the right ones, signed by the right key. */
async function proofWith(head: object, bound: string) {
  const claims = {
    jti: '1',
    htm: 'GET',
    htu: `${audience}orders`,
    iat: NOW,
    ath: accessTokenHash(bound),
  };
  return signJws(claims, exampleEcKey, { alg: 'ES256', typ: 'dpop+jwt', jwk: publicEc, ...head });
}

describe('RFC 9449 §7.1 the scheme DPoP', () => {
  test('a bound token with its proof opens the orders, after each check in order', async () => {
    const bound = await boundToken();
    const { status, checks, nonce } = await ask(list(...dpop(bound, await proofFor(bound))));
    expect({ status, nonce }).toEqual({ status: 200, nonce: undefined });
    expect(checks.every(({ passed }) => passed)).toBe(true);
    expect(checks.map(({ id }) => id).slice(9)).toEqual([
      'bound_token_has_proof',
      'dpop_token_bound',
      'dpop_proof_present',
      'dpop_proof_well_formed',
      'dpop_proof_algorithm',
      'dpop_proof_signature',
      'dpop_method_matches',
      'dpop_target_matches',
      'dpop_proof_fresh',
      'dpop_token_hash_matches',
      'dpop_key_matches',
      'dpop_proof_unused',
      'scope_sufficient',
    ]);
  });

  test.each([
    ['ES256', exampleEcKey],
    ['RS256', demoKey],
    ['EdDSA', exampleEdKey],
  ])('the key may be of %s', async (_alg, key) => {
    const bound = await boundToken(key);
    expect((await ask(list(...dpop(bound, await proofFor(bound, {}, key))))).status).toBe(200);
  });

  test('the scheme is compared without case; query and fragment are no part of htu', async () => {
    const bound = await boundToken();
    const proof = await proofFor(bound, { htu: 'HTTPS://API.granttour.example:443/orders' });
    const sent = list(['authorization', `dpop  ${bound}`], ['dpop', proof]);
    const request = { ...sent, url: `${audience}orders?page=2` };
    expect((await ask(request)).status).toBe(200);
  });

  test('without a token both schemes are offered', async () => {
    const { challenges } = await ask(list());
    expect(challenges).toEqual(['Bearer realm="orders"', `DPoP realm="orders", ${ALGS}`]);
  });

  test('a refusal names the error in the scheme that was used', async () => {
    const { status, challenges } = await ask(list(...dpop(await boundToken())));
    expect(status).toBe(401);
    expect(challenges).toEqual([
      `DPoP realm="orders", error="invalid_dpop_proof", error_description="Send one DPoP header with a proof.", ${ALGS}`,
    ]);
    const bound = await boundToken(exampleEcKey, { scope: 'openid' });
    const narrow = await ask(list(...dpop(bound, await proofFor(bound))));
    expect(narrow.status).toBe(403);
    expect(narrow.challenge).toMatch(/^DPoP .*error="insufficient_scope".*scope="read:orders", algs=/);
  });

  test('a bad token is refused before its proof is looked at', async () => {
    const bound = await boundToken(exampleEcKey, { exp: NOW });
    expect((await ask(list(...dpop(bound, 'nonsense')))).refusedBy).toBe('token_not_expired');
  });
});

describe('RFC 9449 §7.2 bound tokens and bearer tokens', () => {
  test('a bound token as a bearer token is refused, and DPoP offered', async () => {
    const bound = await boundToken();
    for (const proof of [[], [['DPoP', await proofFor(bound)] as Header]]) {
      const { status, refusedBy, challenges } = await ask(list(bearer(bound), ...proof));
      expect({ status, refusedBy }).toEqual({ status: 401, refusedBy: 'bound_token_has_proof' });
      expect(challenges).toEqual([
        expect.stringMatching(/^Bearer realm="orders", error="invalid_token"/),
        `DPoP realm="orders", ${ALGS}`,
      ]);
    }
  });

  test.each([{ 'x5t#S256': 'x' }, {}, null, 'jkt', { jkt: 5 }])(
    'a token bound to %j is no bearer token and no DPoP token',
    async (cnf) => {
      const bound = await token({ cnf });
      expect((await ask(list(bearer(bound)))).refusedBy).toBe('bound_token_has_proof');
      const answer = await ask(list(...dpop(bound, await proofFor(bound))));
      expect(answer.refusedBy).toBe('dpop_token_bound');
    },
  );

  test('a token bound to no key is no DPoP token', async () => {
    const free = await token();
    const { refusedBy, challenge } = await ask(list(...dpop(free, await proofFor(free))));
    expect(refusedBy).toBe('dpop_token_bound');
    expect(challenge).toContain('error="invalid_token"');
  });

  test('a proof beside an unbound bearer token says nothing', async () => {
    const { status, checks } = await ask(list(bearer(await token()), ['DPoP', 'nonsense']));
    expect(status).toBe(200);
    expect(checks.filter(({ id }) => id.includes('dpop'))).toEqual([]);
  });

  test('two schemes at once are an invalid_request', async () => {
    const bound = await boundToken();
    const sent = dpop(bound, await proofFor(bound));
    for (const both of [
      [bearer(bound), ...sent],
      [...sent, bearer(bound)],
    ]) {
      const { status, refusedBy } = await ask(list(...both));
      expect({ status, refusedBy }).toEqual({ status: 400, refusedBy: 'one_token_transport' });
    }
  });

  test('without the policy, a stolen bound token works by itself, but a proof that comes must be right', async () => {
    const lax = () => api(NOW, { policy: { requireProofForBoundTokens: false } });
    const bound = await boundToken();
    expect((await ask(list(bearer(bound)), lax())).status).toBe(200);
    expect((await ask(list(...dpop(bound)), lax())).status).toBe(200);
    expect((await ask(list(...dpop(bound, 'nonsense')), lax())).refusedBy).toBe('dpop_proof_well_formed');
    const other = await proofFor(bound, {}, exampleEdKey);
    expect((await ask(list(...dpop(bound, other)), lax())).refusedBy).toBe('dpop_key_matches');
    const twice = await proofFor(bound);
    expect((await ask(list(...dpop(bound, twice, twice)), lax())).refusedBy).toBe('dpop_proof_present');
  });
});

describe('RFC 9449 §4.3 checking proofs', () => {
  test.each<[string, string, Record<string, unknown>]>([
    ['no jti', 'dpop_proof_well_formed', { jti: undefined }],
    ['an empty jti', 'dpop_proof_well_formed', { jti: '' }],
    ['a jti that is a number', 'dpop_proof_well_formed', { jti: 1 }],
    ['no htm', 'dpop_proof_well_formed', { htm: undefined }],
    ['no htu', 'dpop_proof_well_formed', { htu: undefined }],
    ['no iat', 'dpop_proof_well_formed', { iat: undefined }],
    ['an iat in a text', 'dpop_proof_well_formed', { iat: String(NOW) }],
    ['another method', 'dpop_method_matches', { htm: 'POST' }],
    ['a method in lower case', 'dpop_method_matches', { htm: 'get' }],
    ['the token endpoint', 'dpop_target_matches', { htu: `${issuer}oauth/token` }],
    ['another path', 'dpop_target_matches', { htu: audience }],
    ['plain http', 'dpop_target_matches', { htu: 'http://api.granttour.example/orders' }],
    ['a path alone', 'dpop_target_matches', { htu: '/orders' }],
    ['an iat long ago', 'dpop_proof_fresh', { iat: NOW - PROOF_WINDOW.past - 1 }],
    ['an iat to come', 'dpop_proof_fresh', { iat: NOW + PROOF_WINDOW.future + 1 }],
    ['an iat in milliseconds', 'dpop_proof_fresh', { iat: NOW * 1000 }],
    ['no ath', 'dpop_token_hash_matches', { ath: undefined }],
    [
      'the ath of another token',
      'dpop_token_hash_matches',
      { ath: 'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo' },
    ],
  ])('%s is refused by %s', async (_what, check, claims) => {
    const bound = await boundToken();
    const { status, refusedBy, challenge } = await ask(list(...dpop(bound, await proofFor(bound, claims))));
    expect({ status, refusedBy }).toEqual({ status: 401, refusedBy: check });
    expect(challenge).toMatch(/^DPoP realm="orders", error="invalid_dpop_proof"/);
  });

  test.each<[string, string, object]>([
    ['another typ', 'dpop_proof_well_formed', { typ: 'JWT' }],
    ['no typ', 'dpop_proof_well_formed', { typ: undefined }],
    ['no jwk', 'dpop_proof_well_formed', { jwk: undefined }],
    ['a private jwk', 'dpop_proof_well_formed', { jwk: exampleEcKey }],
    ['another jwk', 'dpop_proof_signature', { jwk: { ...publicEc, x: publicEc.y, y: publicEc.x } }],
    ['another alg than its key', 'dpop_proof_signature', { alg: 'RS256', jwk: publicEc }],
    ['alg none', 'dpop_proof_algorithm', { alg: 'none' }],
    ['alg HS256', 'dpop_proof_algorithm', { alg: 'HS256' }],
    ['no alg', 'dpop_proof_algorithm', { alg: undefined }],
  ])('a header with %s is refused by %s', async (_what, check, head) => {
    const bound = await boundToken();
    const [, claims, signature] = (await proofWith({}, bound)).split('.');
    const right = { alg: 'ES256', typ: 'dpop+jwt', jwk: publicEc };
    const changed = toBase64Url(new TextEncoder().encode(JSON.stringify({ ...right, ...head })));
    const { refusedBy } = await ask(list(...dpop(bound, `${changed}.${claims}.${signature}`)));
    expect(refusedBy).toBe(check);
  });

  test('item 1: two proofs are refused, in two headers or in one', async () => {
    const bound = await boundToken();
    const proof = await proofFor(bound);
    expect((await ask(list(...dpop(bound, proof, proof)))).refusedBy).toBe('dpop_proof_present');
    expect((await ask(list(...dpop(bound, `${proof}, ${proof}`)))).refusedBy).toBe('dpop_proof_well_formed');
  });

  test('item 12: the thief of a token has another key', async () => {
    const bound = await boundToken();
    const { refusedBy, challenge } = await ask(list(...dpop(bound, await proofFor(bound, {}, exampleEdKey))));
    expect(refusedBy).toBe('dpop_key_matches');
    expect(challenge).toContain('error="invalid_token"');
  });

  test('a proof for GET does not do for POST', async () => {
    const bound = await boundToken();
    const json: Header = ['content-type', 'application/json'];
    const sent = dpop(bound, await proofFor(bound));
    expect((await ask(place('{"item":"Lantern","quantity":1}', ...sent, json))).refusedBy).toBe(
      'dpop_method_matches',
    );
  });

  test('both ends of the window count as fresh', async () => {
    const bound = await boundToken();
    for (const iat of [NOW - PROOF_WINDOW.past, NOW + PROOF_WINDOW.future])
      expect((await ask(list(...dpop(bound, await proofFor(bound, { iat }))))).status).toBe(200);
  });
});

describe('RFC 9449 §11.1 a proof works once', () => {
  const used = async (server = api()) => {
    const bound = await boundToken();
    const send = async (claims: Record<string, unknown> = {}, key = exampleEcKey, value = bound) =>
      (await ask(list(...dpop(value, await proofFor(value, claims, key))), server)).refusedBy;
    return { server, send };
  };

  test('the second request with the jti is refused, also with another iat', async () => {
    const { send } = await used();
    expect(await send()).toBeUndefined();
    expect(await send()).toBe('dpop_proof_unused');
    expect(await send({ iat: NOW + 1 })).toBe('dpop_proof_unused');
    expect(await send({ jti: 'proof-2' })).toBeUndefined();
  });

  test('the jti of another key does not count', async () => {
    const { send } = await used();
    expect(await send({}, exampleEdKey, await boundToken(exampleEdKey))).toBeUndefined();
    expect(await send()).toBeUndefined();
  });

  test('a proof that was refused is not used up', async () => {
    const { send } = await used();
    expect(await send({ ath: 'wrong' })).toBe('dpop_token_hash_matches');
    expect(await send()).toBeUndefined();
  });

  test('no proof is fresh any more when it is forgotten, whenever it came', () => {
    const { past, future } = PROOF_WINDOW;
    fc.assert(
      fc.property(fc.integer({ min: -past, max: future }), fc.nat(200), (age, later) => {
        const memory = createProofMemory();
        const fresh = NOW + age >= NOW + later - past;
        expect(memory.use('a', NOW)).toBe(true);
        if (fresh) expect(memory.use('a', NOW + later)).toBe(false);
      }),
    );
  });

  test('memory holds no more than what came within the window', () => {
    const memory = createProofMemory();
    for (let i = 0; i < 10_000; i++) memory.use(`proof ${i}`, NOW + i);
    expect(memory.size).toBe(PROOF_WINDOW.past + PROOF_WINDOW.future + 1);
  });
});

describe('RFC 9449 §9 nonces of the API', () => {
  let made = 0;
  const random = { bytes: (length: number) => new Uint8Array(length).fill(made++) };
  const clock = (start = NOW) => ({
    time: start,
    now() {
      return this.time * 1000;
    },
  });

  test('the refusal brings the nonce, the next request carries it, and a new one comes in time', async () => {
    const now = clock(NOW);
    const server = api(NOW, { clock: now, random, policy: { requireDpopNonce: true } });
    const bound = await boundToken(exampleEcKey, { exp: NOW + 10_000 });
    let jti = 0;
    const send = async (nonce: unknown) =>
      ask(list(...dpop(bound, await proofFor(bound, { nonce, iat: now.time, jti: String(jti++) }))), server);

    const first = await send(undefined);
    expect(first).toMatchObject({ status: 401, refusedBy: 'dpop_nonce_matches' });
    expect(first.challenge).toMatch(/^DPoP .*error="use_dpop_nonce"/);
    expect(first.body.error).toBe('use_dpop_nonce');
    expect(first.nonce).toMatch(/^[\w-]{22}$/);
    expect(await send(first.nonce)).toMatchObject({ status: 200, nonce: undefined });

    now.time += NONCE_LIFETIME;
    const second = await send(first.nonce);
    expect(second.status).toBe(200);
    expect(second.nonce).not.toBe(first.nonce);
    expect(await send(second.nonce)).toMatchObject({ status: 200, nonce: undefined });

    now.time += NONCE_LIFETIME;
    expect(await send(first.nonce)).toMatchObject({ status: 401, refusedBy: 'dpop_nonce_matches' });
    for (const wrong of ['', null, 5, [second.nonce]]) expect((await send(wrong)).status).toBe(401);
  });

  test('a nonce before the last one is never taken, however long nobody came', () => {
    const nonces = createDpopNonces(random);
    const old = nonces.current(NOW);
    expect(nonces.accepts(old, NOW + 2 * NONCE_LIFETIME)).toBe(false);
    expect(nonces.accepts(old, NOW + 2 * NONCE_LIFETIME)).toBe(false);
    expect(nonces.accepts(undefined, NOW)).toBe(false);
  });

  test('bearer tokens need none and get none', async () => {
    const server = api(NOW, { random, policy: { requireDpopNonce: true } });
    expect(await ask(list(bearer(await token())), server)).toMatchObject({ status: 200, nonce: undefined });
  });

  test('without the policy no nonce is asked for and a foreign one does no harm', async () => {
    const bound = await boundToken();
    const { status, nonce } = await ask(
      list(...dpop(bound, await proofFor(bound, { nonce: 'of the issuer' }))),
    );
    expect({ status, nonce }).toEqual({ status: 200, nonce: undefined });
  });
});

test('Fetch §3.3 a page of the app may send DPoP, and reads DPoP-Nonce where there is one', async () => {
  const origin: Header = ['origin', 'https://spa.granttour.example'];
  const server = api(NOW, {
    random: { bytes: (n) => new Uint8Array(n) },
    policy: { requireDpopNonce: true },
  });
  const preflight = { ...list(origin, ['access-control-request-method', 'GET']), method: 'OPTIONS' };
  const { response } = await ask(preflight, server);
  expect(header(response, 'access-control-allow-headers')).toBe('authorization, content-type, dpop');
  const bound = await boundToken();
  const exposed = async (...sent: Header[]) =>
    header((await ask(list(origin, ...sent), server)).response, 'access-control-expose-headers');
  expect(await exposed(...dpop(bound, await proofFor(bound)))).toBe('www-authenticate, dpop-nonce');
  expect(await exposed(bearer(await token()))).toBe('www-authenticate');
});

test('RFC 9449 §6.1 the key of the issuer signs no proof for somebody else’s token', async () => {
  const bound = await boundToken();
  const proof = await signJws(
    { jti: '1', htm: 'GET', htu: `${audience}orders`, iat: NOW, ath: accessTokenHash(bound) },
    demoKey,
    { alg: 'RS256', typ: 'dpop+jwt', jwk: publicJwk(demoKey) },
  );
  expect((await ask(list(...dpop(bound, proof)))).refusedBy).toBe('dpop_key_matches');
});
