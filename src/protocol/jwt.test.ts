import fc from 'fast-check';
import type { JWK } from 'jose';
import { describe, expect, it } from 'vitest';
import { demoKey } from '../lab/keys.ts';
import { toBase64Url } from './encoding.ts';
import {
  decodeJwt,
  type Jwks,
  parseJwks,
  publicJwk,
  signatureVerifies,
  signJws,
  signJwt,
  verifyJws,
} from './jwt.ts';
import { anyText } from './testing/any-text.ts';
import { exampleEcKey } from './testing/example-keys.ts';

const jwks: Jwks = { keys: [publicJwk(demoKey)] };
const part = (value: unknown) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));

describe('signJwt', () => {
  it('RFC 7515 §3: signs with RS256 and names key and type', async () => {
    const token = await signJwt({ sub: 'ana' }, demoKey, 'at+jwt');
    expect(decodeJwt(token)).toMatchObject({
      header: { alg: 'RS256', typ: 'at+jwt', kid: demoKey.kid },
      claims: { sub: 'ana' },
    });
    expect(await signatureVerifies(token, jwks)).toBe(true);
  });

  it('RFC 8017 §8.2: the same claims give the same token', async () => {
    const [first, second] = [
      await signJwt({ a: 1 }, demoKey, 'JWT'),
      await signJwt({ a: 1 }, demoKey, 'JWT'),
    ];
    expect(second).toBe(first);
  });
});

describe('publicJwk', () => {
  it('RFC 7517 §9.2: holds nothing private', () => {
    expect(Object.keys(publicJwk(demoKey)).sort()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use']);
  });
});

describe('decodeJwt', () => {
  it('RFC 7519 §3.1: takes the example apart', () => {
    const example =
      'eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
    expect(decodeJwt(example)).toEqual({
      header: { typ: 'JWT', alg: 'HS256' },
      claims: { iss: 'joe', exp: 1300819380, 'http://example.com/is_root': true },
      signature: 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk',
    });
  });

  it('RFC 7519 §6.1: takes an unsecured one apart too; nobody should believe it', () => {
    expect(decodeJwt(`${part({ alg: 'none' })}.${part({})}.`)).toMatchObject({ signature: '' });
  });

  it.each([
    ['nothing', ''],
    ['two parts', `${part({})}.${part({})}`],
    ['four parts', `${part({})}.${part({})}.a.b`],
    ['five parts, as of a JWE', 'a.b.c.d.e'],
    ['an empty header', `.${part({})}.a`],
    ['a header that is no JSON', `${toBase64Url(Uint8Array.of(123))}.${part({})}.a`],
    ['a header that is a list', `${part([])}.${part({})}.a`],
    ['claims that are null', `${part({})}.${part(null)}.a`],
    ['claims that are a text', `${part({})}.${part('a')}.a`],
    ['claims in padded base64', `${part({})}.e30=.a`],
    ['claims that are no UTF-8', `${part({})}.${toBase64Url(Uint8Array.of(0x22, 0xff, 0x22))}.a`],
  ])('RFC 7519 §7.2: %s is none', (_what, text) => expect(decodeJwt(text)).toBeUndefined());

  it('keeps a claim called __proto__ a claim', () => {
    const claims = `${toBase64Url(new TextEncoder().encode('{"__proto__":{"admin":true}}'))}`;
    const jwt = decodeJwt(`${part({})}.${claims}.a`);
    expect(jwt?.claims['admin']).toBeUndefined();
    expect(Object.keys(jwt?.claims ?? {})).toEqual(['__proto__']);
  });

  it('never throws', () => {
    const anyPart = fc.oneof(anyText, fc.jsonValue().map(part));
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 5 }), (parts) => {
        const jwt = decodeJwt(parts.join('.'));
        if (jwt) for (const value of [jwt.header, jwt.claims]) expect(Array.isArray(value)).toBe(false);
      }),
    );
  });
});

describe('signatureVerifies', () => {
  it('RFC 7515 §5.2: any changed character of the signed parts breaks it', async () => {
    const token = await signJwt({ sub: 'ana' }, demoKey, 'JWT');
    const signed = token.lastIndexOf('.');
    await fc.assert(
      fc.asyncProperty(fc.nat(signed - 1), fc.constantFrom(...'AZaz09-_'), async (index, character) => {
        fc.pre(token[index] !== character && token[index] !== '.');
        const changed = token.slice(0, index) + character + token.slice(index + 1);
        expect(await signatureVerifies(changed, jwks)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it('RFC 7515 §2: a signature in any other text than its BASE64URL does not verify', async () => {
    const token = await signJwt({ sub: 'ana' }, demoKey, 'JWT');
    const middle = token.lastIndexOf('.') + 20;
    const last = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].map(
      (character) => token.slice(0, -1) + character,
    );
    const spaced = [' ', '\n', '\t', '='].flatMap((put) => [
      token + put,
      token.slice(0, middle) + put + token.slice(middle),
    ]);
    const verifying = [];
    for (const text of [...last, ...spaced]) if (await signatureVerifies(text, jwks)) verifying.push(text);
    expect(verifying).toEqual([token]);
  });

  it('never throws, whatever token and keys', async () => {
    const token = fc.oneof(
      fc.string(),
      fc.tuple(fc.jsonValue(), fc.jsonValue()).map(([head, claims]) => `${part(head)}.${part(claims)}.AAAA`),
      fc.constant(`${part({ alg: 'RS256', kid: 'a' })}.${part({})}.AAAA`),
    );
    const key = fc.record(
      {
        kty: fc.constantFrom('RSA', 'EC', 'oct', ''),
        kid: fc.constantFrom('a', 'b'),
        n: fc.oneof(fc.string(), fc.base64String()),
        e: fc.constantFrom('AQAB', '', '!'),
        use: fc.constantFrom('sig', 'enc'),
        alg: fc.constantFrom('RS256', 'none', 'RSA-OAEP'),
      },
      { requiredKeys: ['kty'] },
    );
    await fc.assert(
      fc.asyncProperty(token, fc.array(key, { maxLength: 3 }), async (text, keys) => {
        expect(await signatureVerifies(text, { keys } as Jwks)).toBe(false);
      }),
    );
  });
});

describe('verifyJws', () => {
  const algorithms = ['RS256', 'PS256', 'ES256'] as const;
  const { n, e } = publicJwk(demoKey);
  const rsa = { kty: 'RSA', n, e } as JWK;
  const ec = { kty: 'EC', crv: 'P-256', x: exampleEcKey.x, y: exampleEcKey.y } as JWK;
  const sign = (alg: string, head: object = {}, key: JWK = alg === 'ES256' ? exampleEcKey : demoKey) =>
    signJws({ sub: 'ana' }, { ...key, alg }, { alg, ...head });

  it.each(algorithms)('RFC 7523 §3 item 9: verifies %s, with the only key that fits', async (alg) => {
    expect(await verifyJws(await sign(alg), { keys: [rsa, ec] }, algorithms)).toBe(true);
    expect(await verifyJws(await sign(alg), { keys: [] }, algorithms)).toBe(false);
  });

  it('RFC 7515 §4.1.4: the kid chooses the key; without one there must be no choice', async () => {
    const other = { ...rsa, n: `x${n?.slice(1)}`, kid: 'b' } as JWK;
    const keys = [other, { ...rsa, kid: 'a' }];
    expect(await verifyJws(await sign('RS256', { kid: 'a' }), { keys }, algorithms)).toBe(true);
    expect(await verifyJws(await sign('RS256', { kid: 'b' }), { keys }, algorithms)).toBe(false);
    expect(await verifyJws(await sign('RS256', { kid: 'c' }), { keys }, algorithms)).toBe(false);
    expect(await verifyJws(await sign('RS256'), { keys }, algorithms)).toBe(false);
    expect(await verifyJws(await sign('RS256', { kid: 'c' }), { keys: [rsa] }, algorithms)).toBe(false);
  });

  it('RFC 8725 §3.1: an algorithm that the caller did not name does not verify', async () => {
    expect(await verifyJws(await sign('PS256'), { keys: [rsa] }, ['RS256'])).toBe(false);
    expect(await verifyJws(await sign('RS256'), { keys: [rsa] }, [])).toBe(false);
    for (const alg of ['none', 'None', 'HS256', 'constructor'])
      expect(await verifyJws(`${part({ alg })}.${part({})}.`, { keys: [rsa] }, algorithms)).toBe(false);
  });

  it('RFC 8725 §2.1: an HMAC with the public key as its secret does not verify', async () => {
    const secret = { kty: 'oct', k: n as string } as JWK;
    const token = await sign('HS256', {}, secret);
    expect(await verifyJws(token, { keys: [rsa, secret] }, algorithms)).toBe(false);
  });

  it.each<[string, object]>([
    ['use enc', { use: 'enc' }],
    ['another alg', { alg: 'PS256' }],
    ['key_ops without verify', { key_ops: ['encrypt'] }],
    ['key_ops that are no list', { key_ops: 'verify' }],
    ['another kty', { kty: 'EC', crv: 'P-256' }],
  ])('RFC 7517 §4: a key with %s does not verify RS256', async (_what, members) => {
    expect(await verifyJws(await sign('RS256'), { keys: [{ ...rsa, ...members }] }, algorithms)).toBe(false);
  });

  it('a client that registered its private key by mistake is verified by its public part', async () => {
    expect(await verifyJws(await sign('RS256'), { keys: [demoKey] }, algorithms)).toBe(true);
  });

  it('RFC 7515 §4.1.11: critical extensions do not verify', async () => {
    const token = await sign('RS256', { crit: ['b64'], b64: true });
    expect(await verifyJws(token, { keys: [rsa] }, algorithms)).toBe(false);
  });

  it('never throws, whatever token and keys', async () => {
    const head = fc.record({
      alg: fc.constantFrom(...algorithms, 'none'),
      kid: fc.constantFrom('a', undefined),
    });
    const token = fc.oneof(
      anyText,
      head.map((header) => `${part(header)}.${part({})}.AAAA`),
    );
    const key = fc.record({ kty: fc.constantFrom('RSA', 'EC', 'oct'), n: anyText, e: anyText, x: anyText });
    await fc.assert(
      fc.asyncProperty(token, fc.array(key, { maxLength: 2 }), async (text, keys) => {
        expect(await verifyJws(text, { keys } as Jwks, algorithms)).toBe(false);
      }),
    );
  });
});

describe('parseJwks', () => {
  it('RFC 7517 §5: reads keys, and leaves out members that are none', () => {
    const keys = [{ kty: 'RSA', kid: 'a' }, { kid: 'no kty' }, 'text', null, { kty: 5 }, { kty: 'EC' }];
    expect(parseJwks(JSON.stringify({ keys, other: 1 }))).toEqual({
      keys: [{ kty: 'RSA', kid: 'a' }, { kty: 'EC' }],
    });
    expect(parseJwks('{"keys":[]}')).toEqual({ keys: [] });
  });

  it.each([
    '',
    'null',
    '[]',
    '{}',
    '{"keys":{}}',
    '{"keys":"a"}',
    '{"keys":["house"]}',
    '{"keys":[{"id":1}]}',
  ])('%j is none', (text) => expect(parseJwks(text)).toBeUndefined());
});
