import fc from 'fast-check';
import { parseDocument } from 'htmlparser2';
import { encode } from 'uqr';
import { describe, expect, it } from 'vitest';
import { anyText } from '../protocol/testing/any-text.ts';
import { qrCode, qrMatrix, qrPath } from './qr.ts';

const uri = 'https://auth.granttour.example/activate?user_code=WDJB-MJHT';

const finder = ['#######', '#.....#', '#.###.#', '#.###.#', '#.###.#', '#.....#', '#######'];

const square = (matrix: readonly (readonly boolean[])[], left: number, top: number) =>
  finder.map((_, y) => finder.map((_, x) => (matrix[top + y]?.[left + x] ? '#' : '.')).join(''));

/** The modules that a path covers, as a matrix of a side. */
function drawn(path: string, side: number): boolean[][] {
  const matrix = Array.from({ length: side }, () => Array<boolean>(side).fill(false));
  const taken = path.replaceAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g, (_, x, y, width, back) => {
    expect(back).toBe(width);
    const row = matrix[Number(y)] ?? [];
    // No module is drawn twice.
    expect(row.slice(Number(x), Number(x) + Number(width)).some(Boolean)).toBe(false);
    row.fill(true, Number(x), Number(x) + Number(width));
    return '';
  });
  expect(taken).toBe('');
  return matrix;
}

describe('a QR code', () => {
  it('is what the encoder makes of the text', () => {
    const matrix = qrMatrix(uri) ?? [];
    expect(matrix).toEqual(encode(uri, { ecc: 'M', border: 0 }).data);
    expect(matrix).not.toEqual(qrMatrix(`${uri}x`));
    const last = matrix.length - 7;
    for (const [left, top] of [
      [0, 0],
      [last, 0],
      [0, last],
    ] as const)
      expect(square(matrix, left, top)).toEqual(finder);
    // The fourth corner has none: this is how a reader knows which side is up.
    expect(square(matrix, last, last)).not.toEqual(finder);
  });

  it('is drawn module by module as one path, inside a quiet zone of four', () => {
    const matrix = qrMatrix(uri) ?? [];
    expect(drawn(qrPath(matrix), matrix.length)).toEqual(matrix);
    const [svg] = parseDocument(qrCode(uri)?.text ?? '').children;
    const side = matrix.length + 8;
    expect(svg).toMatchObject({
      name: 'svg',
      attribs: { role: 'img', 'aria-label': `QR code of ${uri}`, viewbox: `-4 -4 ${side} ${side}` },
      children: [{ name: 'path', attribs: { d: qrPath(matrix) } }],
    });
  });

  it('is there for every text that fits, and never throws', () => {
    const text = fc.oneof(anyText, fc.string({ unit: 'binary' }), fc.constantFrom('\ud800', '漢字', 'A1 $'));
    fc.assert(
      fc.property(text, (value) => {
        const matrix = qrMatrix(value);
        expect(matrix === undefined).toBe(value === '');
        if (matrix) expect(drawn(qrPath(matrix), matrix.length)).toEqual(matrix);
      }),
      { numRuns: 30 },
    );
    expect(qrMatrix('x'.repeat(2_331))).toHaveLength(177);
    expect(qrMatrix('x'.repeat(2_332))).toBeUndefined();
    expect(qrCode('')).toBeUndefined();
  });
});
