import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';

const utf16 = (text: string, little: boolean) =>
  Uint8Array.from(
    [...text].flatMap((character) => {
      const code = character.charCodeAt(0);
      return little ? [code & 255, code >> 8] : [code >> 8, code & 255];
    }),
  );

describe('decode', () => {
  const text = '{"a":"b – é"}';

  it.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', new TextEncoder().encode(`\ufeff${text}`)],
    ['UTF-16 LE with a mark', utf16(`\ufeff${text}`, true)],
    ['UTF-16 BE with a mark', utf16(`\ufeff${text}`, false)],
    ['UTF-16 LE', utf16(text, true)],
    ['UTF-16 BE', utf16(text, false)],
    ['text', text],
    ['text with a mark', `\ufeff${text}`],
  ])('reads %s', (_, given) => {
    expect(decode(given)).toEqual({ text, note: undefined, binary: undefined });
  });

  it('replaces what is no UTF-8, and says so', () => {
    const { text: read, note } = decode(
      Uint8Array.of(...new TextEncoder().encode('a long enough text: caf'), 0xe9),
    );
    expect(read).toBe('a long enough text: caf\ufffd');
    expect(note).toContain('no UTF-8');
  });

  it.each([
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d]],
    ['ZIP', [0x50, 0x4b, 3, 4, 20]],
    ['gzip', [0x1f, 0x8b, 8]],
    ['packet capture', [0x0a, 0x0d, 0x0d, 0x0a]],
    ['binary', Array.from({ length: 300 }, (_, at) => (at * 7) % 32)],
  ])('knows a %s', (name, bytes) => {
    expect(decode(Uint8Array.from(bytes)).binary).toContain(name);
  });

  it('takes any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => typeof decode(bytes).text === 'string'),
    );
  });
});
