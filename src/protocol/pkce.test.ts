import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBase64Url, randomToken, sha256, toBase64Url, toHex } from './encoding.ts';
import { codeChallenge, isCodeChallenge, isCodeVerifier, makeCodeVerifier } from './pkce.ts';
import { anyText } from './testing/any-text.ts';

const octets = Uint8Array.from([
  116, 24, 223, 180, 151, 153, 224, 37, 79, 250, 96, 125, 216, 173, 187, 186, 22, 212, 37, 77, 105, 214, 191,
  240, 91, 88, 5, 88, 83, 132, 141, 121,
]);
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

describe('PKCE', () => {
  it('RFC 7636 Appendix B: makes the verifier out of the octets', () => {
    expect(makeCodeVerifier({ bytes: (length) => octets.slice(0, length) })).toBe(verifier);
  });

  it('RFC 7636 Appendix B: S256 gives the challenge', async () => {
    const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
    expect(codeChallenge(verifier, 'S256')).toBe(challenge);
    expect(isCodeChallenge(challenge)).toBe(true);
  });

  it('RFC 7636 §4.2: plain gives the verifier itself', async () => {
    expect(codeChallenge(verifier, 'plain')).toBe(verifier);
  });

  it.each([
    ['42 characters', 'a'.repeat(42), false],
    ['43 characters', 'a'.repeat(43), true],
    ['128 characters', '~'.repeat(128), true],
    ['129 characters', 'a'.repeat(129), false],
    ['every mark that is allowed', `-._~${'Z9'.repeat(20)}`, true],
    ['a space', `${'a'.repeat(42)} `, false],
    ['a plus', `${'a'.repeat(42)}+`, false],
    ['padding', `${'a'.repeat(43)}=`, false],
    ['a line break at the end', `${'a'.repeat(43)}\n`, false],
    ['a letter beyond ASCII', `${'a'.repeat(42)}é`, false],
    ['nothing', '', false],
  ])('RFC 7636 §4.1: %s', (_what, text, isGood) => {
    expect(isCodeVerifier(text)).toBe(isGood);
    expect(isCodeChallenge(text)).toBe(isGood);
  });
});

describe('BASE64URL', () => {
  it('RFC 7636 Appendix A: encodes the example without padding', () => {
    expect(toBase64Url(Uint8Array.from([3, 236, 255, 224, 193]))).toBe('A-z_4ME');
    expect(fromBase64Url('A-z_4ME')).toEqual(Uint8Array.from([3, 236, 255, 224, 193]));
  });

  it('decodes what it encoded', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
      }),
    );
  });

  it.each(['A+z/4ME', 'A-z_4ME=', 'a b', 'é', 'a\n'])('RFC 4648 §5: %j is none', (text) => {
    expect(fromBase64Url(text)).toBeUndefined();
  });

  it('never throws', () => {
    fc.assert(fc.property(anyText, (text) => void fromBase64Url(text)));
    for (const text of ['A', 'AAAAA', '_']) expect(() => fromBase64Url(text)).not.toThrow();
  });
});

describe('hashes and random names', () => {
  it('FIPS 180-4: SHA-256 of abc', async () => {
    expect(toHex(sha256('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('writes bytes as two digits each', () => expect(toHex(Uint8Array.of(0, 10, 255))).toBe('000aff'));

  it('takes as many random bytes as it says', () => {
    const lengths: number[] = [];
    const random = {
      bytes(length: number) {
        lengths.push(length);
        return new Uint8Array(length);
      },
    };
    expect(randomToken(random, 16)).toBe('A'.repeat(22));
    expect(lengths).toEqual([16]);
  });
});
