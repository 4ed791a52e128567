import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stretchesOf } from './stretches.ts';

const all = (length: number) => Array.from({ length }, (_, index) => index);

describe('what is still to be drawn', () => {
  it('comes in stretches of at most 5, of a long list 24, those closest to the position first', () => {
    expect(stretchesOf(() => false, 20, 19)).toEqual([
      { from: 15, to: 20 },
      { from: 10, to: 15 },
      { from: 5, to: 10 },
      { from: 0, to: 5 },
    ]);
    expect(stretchesOf(() => false, 24, 12).map(({ from }) => from)).toEqual([10, 5, 15, 0, 20]);
    expect(stretchesOf(() => false, 300, 299)[0]).toEqual({ from: 288, to: 300 });
    expect(stretchesOf(() => false, 0, 0)).toEqual([]);
  });

  it('leaves out what is drawn: of a run that grew only the new event', () => {
    expect(stretchesOf((index) => index < 37, 38, 37)).toEqual([{ from: 37, to: 38 }]);
    expect(stretchesOf((index) => index !== 3 && index !== 7, 10, 7)).toEqual([
      { from: 7, to: 8 },
      { from: 3, to: 4 },
    ]);
  });

  it('is each position that is not drawn, once', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 120 }), fc.nat(120), (drawn, position) => {
        const stretches = stretchesOf((index) => drawn[index] === true, drawn.length, position);
        const found = stretches.flatMap(({ from, to }) => all(to - from).map((at) => from + at));
        expect(found.sort((a, b) => a - b)).toEqual(all(drawn.length).filter((index) => !drawn[index]));
      }),
    );
  });
});
