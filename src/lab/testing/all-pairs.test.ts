import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPairs, pairsIn, pairsOf } from './all-pairs.ts';

const names = ['a', 'b', 'c', 'd', 'e'];
const values = fc.uniqueArray(fc.constantFrom('0', '1', '2', '3', ' ', '"'), { minLength: 1 });
const choices = fc.dictionary(fc.constantFrom(...names), values, { minKeys: 2, maxKeys: 5 });

describe('allPairs', () => {
  it('lets every two values of two names meet, and uses no others', () => {
    fc.assert(
      fc.property(choices, (given) => {
        const rows = allPairs(given);
        expect(new Set(rows.flatMap(pairsIn))).toEqual(new Set(pairsOf(given)));
        for (const row of rows) expect(Object.keys(row)).toEqual(Object.keys(given));
      }),
    );
  });

  it('makes no row that brings nothing new', () => {
    fc.assert(
      fc.property(choices, (given) => {
        const seen = new Set<string>();
        for (const row of allPairs(given)) {
          const before = seen.size;
          for (const pair of pairsIn(row)) seen.add(pair);
          expect(seen.size).toBeGreaterThan(before);
        }
      }),
    );
  });

  it('needs no more rows than the two longest lists ask for where that is enough', () => {
    const two = ['0', '1'];
    expect(allPairs({ a: ['0', '1', '2'], b: two })).toHaveLength(6);
    expect(allPairs({ a: two, b: two, c: two })).toHaveLength(4);
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`n${index}`, two]));
    expect(allPairs(ten).length).toBeLessThanOrEqual(12);
  });

  it('gives the same rows each time', () => {
    const given = { a: ['0', '1', '2'], b: ['0', '1'], c: ['0', '1', '2', '3'] };
    expect(allPairs(given)).toEqual(allPairs(given));
    expect(allPairs({ a: ['0', '1'], b: ['x'] })).toEqual([
      { a: '0', b: 'x' },
      { a: '1', b: 'x' },
    ]);
  });
});
