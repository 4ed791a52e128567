import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visible, visibleJson } from './visible.ts';

describe('visible', () => {
  it.each([
    ['plain, “quoted” → Ünïcödé 日本語 ✓', 'plain, “quoted” → Ünïcödé 日本語 ✓'],
    ['two\nlines\r\n\ttab', 'two\\nlines\\r\\n\\ttab'],
    ['C:\\new', 'C:\\\\new'],
    ['\u001b[31mred\u009b0m\u0007\u007f', '\\u{1b}[31mred\\u{9b}0m\\u{7}\\u{7f}'],
    ['\u202eabc\u2066\u200f', '\\u{202e}abc\\u{2066}\\u{200f}'],
    ['a\u200bb\ufeffc\u00add\u{e0041}', 'a\\u{200b}b\\u{feff}c\\u{ad}d\\u{e0041}'],
    ['a\u00a0b\u2003c\u2028d\u2029', 'a\\u{a0}b\\u{2003}c\\u{2028}d\\u{2029}'],
    ['\ud800', '\\u{d800}'],
    ['\ufe0f\u3164', '\\u{fe0f}\\u{3164}'],
  ])('writes %j as %s', (text, written) => {
    expect(visible(text)).toBe(written);
  });

  it('is one line of printable characters, and tells any two texts apart', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    const escapes = /\\(?:\\|n|r|t|u\{([0-9a-f]+)\})/g;
    const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\\': '\\' };
    fc.assert(
      fc.property(text, (given) => {
        const written = visible(given);
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
        const read = written.replace(escapes, (escaped, code?: string) =>
          code === undefined
            ? (named[escaped[1] ?? ''] ?? '')
            : String.fromCodePoint(Number.parseInt(code, 16)),
        );
        expect(read).toBe(given);
      }),
    );
  });
});

describe('visibleJson', () => {
  it('says the same, and has nothing unseen but its own line breaks', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const written = visibleJson(JSON.stringify(value, null, 2));
        expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(written.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
      }),
    );
  });

  it('writes what does not fit into 16 bits as two', () => {
    expect(visibleJson('"\u{e0041}\u202e"')).toBe('"\\udb40\\udc41\\u202e"');
  });
});
