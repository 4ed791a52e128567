import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clean, decode, encode } from './encode.ts';
import { hostileTexts } from './testing/hostile.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(...'#;<>&%"`{}$\\:ﬂ¶ß°\n\r\t \ue000\ue03b\ue0f1\u202e\u0000\u2028\ud83d'),
  }),
);

describe('encoding', () => {
  test.each(hostileTexts.map((hostile) => [hostile.slice(0, 40), hostile]))(
    '%j is text again after it',
    (_, hostile) => {
      expect(decode(encode(hostile))).toBe(clean(hostile));
    },
  );

  test('any text comes back as its clean form', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(decode(encode(any))).toBe(clean(any));
      }),
    );
  });

  test('no character that steers mermaid is left', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(encode(any)).not.toMatch(/[#;<>&%"`{}$\\:ﬂ¶ß\r\n]/);
      }),
    );
  });

  test('it is never empty', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(encode(any)).not.toBe('');
      }),
    );
    expect(encode('').trim()).not.toBe('');
    expect(decode(encode(''))).toBe('\u00a0');
  });
});

describe('cleaning', () => {
  test('a clean text stays as it is', () => {
    fc.assert(
      fc.property(text, (any) => {
        expect(clean(clean(any))).toBe(clean(any));
      }),
    );
  });

  test('line breaks become spaces; controls, overrides, lone surrogates and stand-ins become U+FFFD', () => {
    expect(clean('a\r\nb\tc\u2028d')).toBe('a b c d');
    expect(clean('a\u0000b\u202ec\ue03bd\ud800e')).toBe('a\ufffdb\ufffdc\ufffdd\ufffde');
  });

  test('what is too long is cut between characters', () => {
    expect(clean('👩'.repeat(50), 10)).toBe(`${'👩'.repeat(9)}…`);
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), (any, max) => {
        expect([...clean(any, max)].length).toBeLessThanOrEqual(max);
      }),
    );
  });

  test('ordinary words, accents and emoji pass', () => {
    for (const plain of ['GET /authorize', '“Log in”', 'Zoë 日本語 👩‍💻', '✓ 3 checks passed'])
      expect(clean(plain)).toBe(plain);
  });
});
