import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { publicKeyPem } from '../protocol/jwk.ts';
import { publicJwk, signJwt } from '../protocol/jwt.ts';
import type { ApiPolicy, ResourceServer } from './index.ts';
import {
  api,
  ask,
  audience,
  bearer,
  boundToken,
  dpop,
  good,
  issuer,
  list,
  NOW,
  proofFor,
  token,
  unsigned,
} from './testing/api.ts';

type Switch = keyof ApiPolicy;
const random = { bytes: (length: number) => new Uint8Array(length).fill(7) };
const forged = { ...good, sub: 'user-ben' };

const opens = async (server: ResourceServer, value: string) =>
  (await ask(list(bearer(value)), server)).status === 200;

/** HS256 over forged claims, with the text of a public key as the secret. */
const confused = async (pem: string, kid: string | undefined = demoKey.kid) =>
  new SignJWT(forged)
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', ...(kid && { kid }) })
    .sign(new TextEncoder().encode(pem));

/** Each switch, and the attack that its sentence names: the attempt says whether it succeeded. */
const attempts: Readonly<Record<Switch, (server: ResourceServer) => Promise<boolean>>> = {
  acceptAlgNone: (server) => opens(server, unsigned({ alg: 'none', typ: 'at+jwt' }, forged, '')),

  acceptHs256WithPublicKey: async (server) =>
    opens(server, await confused(await publicKeyPem(publicJwk(demoKey)))),

  verifySignature: (server) => opens(server, unsigned({ alg: 'RS256', typ: 'at+jwt' }, forged)),

  checkIssuer: async (server) => opens(server, await token({ iss: 'https://other.granttour.example/' })),

  checkAudience: async (server) =>
    opens(server, await token({ aud: 'https://other-api.granttour.example/' })),

  checkExpiry: async (server) => opens(server, await token({ exp: NOW - 86_400 })),

  checkTokenType: async (server) => opens(server, await signJwt(good, demoKey, 'JWT')),

  requireProofForBoundTokens: async (server) => opens(server, await boundToken()),

  singleUseDpopProofs: async (server) => {
    const bound = await boundToken();
    const recorded = list(...dpop(bound, await proofFor(bound)));
    await ask(recorded, server);
    return (await ask(recorded, server)).status === 200;
  },

  requireDpopNonce: async (server) => {
    const bound = await boundToken();
    const madeInAdvance = await proofFor(bound);
    return (await ask(list(...dpop(bound, madeInAdvance)), server)).status === 200;
  },
};

const accepting: readonly string[] = ['acceptAlgNone', 'acceptHs256WithPublicKey'];
const names = Object.keys(attempts) as Switch[];
const withSwitch = (name: Switch, safe: boolean) =>
  api(NOW, { random, policy: { [name]: safe !== accepting.includes(name) } });

describe('each switch stops its attack, and only while it is safe', () => {
  test.each(names)('%s', async (name) => {
    expect(await attempts[name](withSwitch(name, true))).toBe(false);
    expect(await attempts[name](withSwitch(name, false))).toBe(true);
  });

  test('the defaults stop every attack but the one against which nonces are', async () => {
    for (const name of names) expect(await attempts[name](api()), name).toBe(name === 'requireDpopNonce');
  });

  test.each(names)('a good token works whatever %s is, and no other switch opens by it', async (name) => {
    for (const safe of [true, false]) expect(await opens(withSwitch(name, safe), await token())).toBe(true);
    for (const other of names.filter((one) => one !== name && one !== 'requireDpopNonce'))
      expect(await attempts[other](withSwitch(name, false)), other).toBe(false);
  });
});

describe('RFC 8725 §2.1 algorithms that the token chose', () => {
  const lax = api(NOW, { policy: { acceptAlgNone: true, acceptHs256WithPublicKey: true } });

  test('none means no signature, and only that spelling', async () => {
    const refused = async (head: object, signature: string) =>
      (await ask(list(bearer(unsigned({ typ: 'at+jwt', ...head }, good, signature))), lax)).refusedBy;
    expect(await refused({ alg: 'none' }, '')).toBeUndefined();
    expect(await refused({ alg: 'none' }, 'c2ln')).toBe('signature_valid');
    for (const alg of ['None', 'NONE', ['none'], null])
      expect(await refused({ alg }, '')).toBe('algorithm_allowed');
  });

  test('the HMAC key is the PEM text with its last line feed, and no other text', async () => {
    const pem = await publicKeyPem(publicJwk(demoKey));
    expect(pem).toMatch(/^-----BEGIN PUBLIC KEY-----\n([\w+/=]{1,64}\n)+-----END PUBLIC KEY-----\n$/);
    for (const [text, kid, passes] of [
      [pem, demoKey.kid, true],
      [pem, '', true],
      [pem, 'other', false],
      [pem.trimEnd(), demoKey.kid, false],
      [demoKey.n as string, demoKey.kid, false],
    ] as const)
      expect(await opens(lax, await confused(text, kid))).toBe(passes);
  });

  test('the other checks still hold', async () => {
    const expired = unsigned({ alg: 'none', typ: 'at+jwt' }, { ...good, exp: NOW }, '');
    expect((await ask(list(bearer(expired)), lax)).refusedBy).toBe('token_not_expired');
  });

  test('an API without keys takes no HS256 token', async () => {
    const server = api(NOW, { policy: { acceptHs256WithPublicKey: true }, jwks: { keys: [] } });
    expect(await opens(server, await confused('x'.repeat(32)))).toBe(false);
  });
});

test('a check that is switched off is not reported', async () => {
  const all = api(NOW, {
    policy: {
      verifySignature: false,
      checkIssuer: false,
      checkAudience: false,
      checkExpiry: false,
      checkTokenType: false,
    },
  });
  const { checks } = await ask(list(bearer(await token({ iss: issuer, aud: audience }))), all);
  expect(checks.map(({ id }) => id)).toEqual([
    'bearer_token_present',
    'one_token_transport',
    'algorithm_allowed',
    'token_already_valid',
    'scope_sufficient',
  ]);
});

test('without its type checked, text that is no JWT is still refused', async () => {
  const server = api(NOW, { policy: { checkTokenType: false, verifySignature: false } });
  expect((await ask(list(bearer('opaque')), server)).refusedBy).toBe('algorithm_allowed');
});

test('nonces need randomness', () => {
  expect(() => api(NOW, { policy: { requireDpopNonce: true } })).toThrow(TypeError);
});
