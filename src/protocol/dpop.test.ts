import fc from 'fast-check';
import type { JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import {
  accessTokenHash,
  decodeProof,
  keyThumbprint,
  makeProof,
  proofAlgorithms,
  proofSignatureVerifies,
  sameTarget,
} from './dpop.ts';
import { toBase64Url } from './encoding.ts';
import { signJws } from './jwt.ts';
import { anyText } from './testing/any-text.ts';
import { exampleEcKey, exampleEdKey } from './testing/example-keys.ts';

const claims = { jti: '1', htm: 'GET', htu: 'https://api.granttour.example/orders', iat: 1_767_225_600 };
const part = (value: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));
const { kty, n, e } = demoKey;
const publicRsa = { kty, n, e } as JWK;
const verifies = async (text: string) => {
  const proof = decodeProof(text);
  return proof !== undefined && proofSignatureVerifies(proof);
};

/** The example of RFC 9449 §4.1. */
const example = [
  'eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6Ik' +
    'VDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCR' +
    'nMiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JE' +
    'QSIsImNydiI6IlAtMjU2In19',
  'eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHRtIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ',
  '2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqRMUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg',
].join('.');

describe('decodeProof', () => {
  it('RFC 9449 §4.1: takes the example apart, and its signature verifies', async () => {
    const proof = decodeProof(example);
    expect(proof).toMatchObject({
      header: { typ: 'dpop+jwt', alg: 'ES256' },
      claims: {
        jti: '-BwC3ESc6acc2lTc',
        htm: 'POST',
        htu: 'https://server.example.com/token',
        iat: 1562262616,
      },
      jwk: { kty: 'EC', crv: 'P-256', x: 'l8tFrhx-34tV3hRICRDY9zCkDlpBhF42UQUfWVAWBFs' },
    });
    expect(await verifies(example)).toBe(true);
  });

  it.each(['', 'opaque', 'a.b.c', `${example}.x`, ` ${example}`])('%j is no proof', (text) =>
    expect(decodeProof(text)).toBeUndefined(),
  );

  it.each<[string, unknown]>([
    ['absent', undefined],
    ['null', null],
    ['a text', 'key'],
    ['a list', [publicRsa]],
    ['symmetric', { kty: 'oct', k: 'c2VjcmV0' }],
    ['a private RSA key (RFC 9449 §4.3 item 7)', demoKey],
    ['a private EC key', exampleEcKey],
    ['an RSA key below 2048 bits', { kty: 'RSA', n: 'A'.repeat(171), e: 'AQAB' }],
    ['an RSA key of 64 kB', { kty: 'RSA', n: `w${'A'.repeat(65_535)}`, e: 'AQAB' }],
    ['an RSA key with a leading zero octet', { ...publicRsa, e: 'AAEAAQ' }],
    ['an RSA key without e', { kty: 'RSA', n }],
    ['a key of another curve', { kty: 'EC', crv: 'P-192', x: exampleEcKey.x, y: exampleEcKey.y }],
    ['a key with a short coordinate', { kty: 'EC', crv: 'P-256', x: 'AA', y: exampleEcKey.y }],
    ['a key in padded base64', { kty: 'OKP', crv: 'Ed25519', x: `${exampleEdKey.x}=` }],
    ['a second text for one key', { kty: 'OKP', crv: 'Ed25519', x: exampleEdKey.x?.replace(/o$/, 'p') }],
  ])('RFC 9449 §4.2 jwk: %s is no usable key', async (_what, jwk) => {
    const text = `${part({ typ: 'dpop+jwt', alg: 'RS256', jwk })}.${part(claims)}.c2ln`;
    expect(decodeProof(text)).toMatchObject({ claims, jwk: undefined });
    expect(await verifies(text)).toBe(false);
  });

  it('keeps nothing of the key but what makes it', () => {
    const jwk = { ...publicRsa, kid: 'a', x5c: ['x'], key_ops: ['sign'], ext: false, use: 'enc' };
    expect(decodeProof(`${part({ jwk })}.${part(claims)}.c2ln`)?.jwk).toEqual(publicRsa);
  });
});

describe('proofSignatureVerifies', () => {
  it.each([
    ['ES256', exampleEcKey],
    ['RS256', demoKey],
    ['PS256', { ...demoKey, alg: 'PS256' }],
    ['EdDSA', exampleEdKey],
    ['Ed25519', { ...exampleEdKey, alg: 'Ed25519' }],
  ])('RFC 9449 §4.3 item 6: verifies %s', async (alg, key) => {
    const text = await makeProof({ key, claims });
    expect(decodeProof(text)).toMatchObject({ header: { alg, typ: 'dpop+jwt' }, claims });
    expect(await verifies(text)).toBe(true);
  });

  it('RFC 9449 §4.3 item 5: every algorithm is asymmetric', () => {
    expect(proofAlgorithms).toEqual(['ES256', 'RS256', 'PS256', 'EdDSA', 'Ed25519']);
  });

  it.each([
    'none',
    'None',
    'HS256',
    'ES256',
    'PS256',
    'ES256K',
    'RS1',
    'constructor',
    '',
    null,
    5,
    ['RS256'],
    undefined,
  ])('RFC 8725 §2.1: alg %j over an RS256 signature does not', async (alg) => {
    const [, body, signature] = (await makeProof({ key: demoKey, claims })).split('.');
    expect(await verifies(`${part({ typ: 'dpop+jwt', alg, jwk: publicRsa })}.${body}.${signature}`)).toBe(
      false,
    );
  });

  it('RFC 9449 §11.6: a signature by another key than the one in the header does not', async () => {
    const header = { alg: 'RS256', typ: 'dpop+jwt', jwk: { ...publicRsa, n: `x${n?.slice(1)}` } };
    expect(await verifies(await signJws(claims, demoKey, header))).toBe(false);
  });

  it('RFC 7518 §6.2: a point that is not on the curve does not, and does not throw', async () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: exampleEcKey.x, y: exampleEcKey.x };
    expect(
      await verifies(`${part({ alg: 'ES256', jwk })}.${part(claims)}.${toBase64Url(new Uint8Array(64))}`),
    ).toBe(false);
  });

  it('CVE-2022-21449: a signature of zeros does not', async () => {
    const [head, body] = (await makeProof({ key: exampleEcKey, claims })).split('.');
    expect(await verifies(`${head}.${body}.${toBase64Url(new Uint8Array(64))}`)).toBe(false);
  });

  it('RFC 7515 §4.1.11, RFC 7797 §7: critical extensions do not', async () => {
    const header = { alg: 'RS256', typ: 'dpop+jwt', jwk: publicRsa, crit: ['b64'], b64: true };
    expect(await verifies(await signJws(claims, demoKey, header))).toBe(false);
  });

  it('never throws, and any changed character breaks it', async () => {
    const text = await makeProof({ key: demoKey, claims });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(text.lastIndexOf('.') - 1),
        fc.constantFrom(...'AZaz09-_.='),
        async (at, character) => {
          fc.pre(text[at] !== character);
          expect(await verifies(text.slice(0, at) + character + text.slice(at + 1))).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
    const header = fc.record({ alg: fc.constantFrom(...proofAlgorithms), jwk: fc.jsonValue() });
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          anyText,
          header.map((head) => `${part(head)}.${part(claims)}.AAAA`),
        ),
        async (any) => {
          expect(await verifies(any)).toBe(false);
        },
      ),
    );
  });
});

describe('keyThumbprint', () => {
  it('RFC 8037 Appendix A.3: is that of the example', async () => {
    expect(await keyThumbprint(exampleEdKey)).toBe('kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k');
  });

  it('RFC 9449 §6.1: is cnf.jkt of the example', async () => {
    const jwk = decodeProof(example)?.jwk as JWK;
    expect(await keyThumbprint(jwk)).toBe('0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I');
  });

  it('RFC 7638 §3.2: is the same for the private key and with other members', async () => {
    expect(await keyThumbprint(demoKey)).toBe(await keyThumbprint(publicRsa));
  });
});

describe('sameTarget', () => {
  const url = 'https://api.granttour.example/orders?page=2#top';
  it.each([
    'https://api.granttour.example/orders',
    'https://api.granttour.example/orders?other',
    'HTTPS://API.granttour.example:443/orders',
    'https://api.granttour.example/x/../orders',
    'https://api.granttour.example/%6frders',
  ])('RFC 9449 §4.3 item 9: %s is', (htu) => expect(sameTarget(htu, url)).toBe(true));

  it.each([
    'http://api.granttour.example/orders',
    'https://api.granttour.example:8443/orders',
    'https://api.granttour.example/orders/',
    'https://api.granttour.example/Orders',
    'https://api.granttour.example/%256frders',
    'https://api.granttour.example.evil.example/orders',
    'https://ana@api.granttour.example/orders',
    'https://api.granttour.example@evil.example/orders',
    'https:\\\\api.granttour.example/orders',
    'https:/api.granttour.example/orders',
    'https:///api.granttour.example/orders',
    ' https://api.granttour.example/orders',
    'https://api.granttour.example/ord\ners',
    '//api.granttour.example/orders',
    '/orders',
    '',
    undefined,
    null,
    5,
    [url],
  ])('RFC 9449 §4.3 item 9: %j is not', (htu) => expect(sameTarget(htu, url)).toBe(false));

  it('RFC 3986 §6.2.2.1: percent-encoded octets are compared without case', () => {
    expect(sameTarget('https://a.example/caf%c3%a9', 'https://a.example/caf%C3%A9')).toBe(true);
  });

  it('no target is the same as itself that is no http URL', () => {
    for (const text of ['', 'urn:a', 'about:blank', '/orders']) expect(sameTarget(text, text)).toBe(false);
  });

  it('never throws; a URL is its own target', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(typeof sameTarget(a, b)).toBe('boolean');
      }),
    );
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true }), (any) => {
        expect(sameTarget(any, any)).toBe(true);
      }),
    );
  });
});

it('RFC 9449 §7.1: accessTokenHash is ath of the example', async () => {
  expect(accessTokenHash('Kz~8mXK1EalYznwH-LC-1fBAo.4Ljp~zsPE_NeO.gxU')).toBe(
    'fUHyO2r2Z3DZ53EsNrWBb0xWXoaNy59IiKCAqksmQEo',
  );
});

describe('makeProof', () => {
  it('RFC 8017 §8.2: the same claims give the same RS256 proof, with nothing private in it', async () => {
    const first = await makeProof({ key: demoKey, claims });
    expect(await makeProof({ key: demoKey, claims })).toBe(first);
    expect(decodeProof(first)?.header).toEqual({ alg: 'RS256', typ: 'dpop+jwt', jwk: publicRsa });
  });

  it('a key that signs no proof is the programmer’s error', async () => {
    await expect(makeProof({ key: { kty: 'oct', k: 'AA' }, claims })).rejects.toThrow(TypeError);
  });
});
