import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shorten } from './shorten.ts';

test('keeps both ends of a long value', () => {
  expect(shorten('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', 10)).toBe('E9Melh…w-cM');
});

test('leaves alone what a cut would not make shorter', () => {
  expect(shorten('12345678901', 10)).toBe('12345678901');
  expect(shorten('', 10)).toBe('');
});

test('reads only the ends of megabytes', () => {
  expect(shorten('😀'.repeat(2_000_000), 4)).toBe('😀😀😀…😀');
  expect(shorten(`${'ab'.repeat(50)}z`, 5)).toBe('aba…bz');
});

test('never splits a character, and never grows', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 40 }), (text, keep) => {
      const short = shorten(text, keep);
      expect(short).not.toMatch(/[\uD800-\uDFFF]/u);
      expect(Array.from(short).length).toBeLessThanOrEqual(keep + 1);
    }),
  );
});
