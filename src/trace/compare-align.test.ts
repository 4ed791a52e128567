import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, type Pair } from './compare-align.ts';
import { type Features, likeness } from './compare-features.ts';

/** An event of the meaning that a letter stands for; upper and lower case are akin. */
const event = (letter: string, changes: Partial<Features> = {}): Features => ({
  exact: letter.charCodeAt(0),
  kin: letter.toLowerCase().charCodeAt(0),
  ...{ near: 0, detail: 0, step: 0, ...changes },
});
const events = (letters: string) => [...letters].map((letter) => event(letter));
const paired = (left: string, right: string) =>
  align(events(left), events(right)).map(([i, j]) => `${left[i]}${i} ${right[j]}${j}`);

describe('aligning', () => {
  it('pairs what is the same, in order', () => {
    expect(paired('abc', 'abc')).toEqual(['a0 a0', 'b1 b1', 'c2 c2']);
    expect(paired('axc', 'ayzc')).toEqual(['a0 a0', 'c2 c3']);
    expect(paired('', 'ab')).toEqual([]);
    expect(paired('ab', 'ba')).toHaveLength(1);
  });

  it('pairs what is akin where nothing is the same', () => {
    expect(paired('aBc', 'abc')).toEqual(['a0 a0', 'B1 b1', 'c2 c2']);
    expect(paired('xBy', 'ubBv')).toEqual(['B1 B2']);
  });

  it('keeps together what came together', () => {
    // A poll and its answer, once against three times: one of the three, not parts of two.
    expect(paired('xrsy', 'vrsrsrsw').map((pair) => pair.slice(-1))).toEqual(['1', '2']);
  });

  it('takes the first of what is equally good, as in a run that still goes on', () => {
    expect(paired('abxbz', 'yb')).toEqual(['b1 b1']);
    expect(paired('yb', 'abxbz')).toEqual(['b1 b1']);
    expect(paired('zrsrsrsx', 'yrs')).toEqual(['r1 r1', 's2 s2']);
  });

  it('lets the step decide between equals', () => {
    const left = [event('a', { step: 3 }), event('b', { step: 4 })];
    const right = [event('a', { step: 1 }), event('a', { step: 3 }), event('c', { step: 4 })];
    expect(align(left, right)).toEqual([[0, 1]]);
  });

  it('is as good as trying everything', () => {
    const letters = fc.array(fc.constantFrom(...'abABx'), { maxLength: 6 }).map((list) => list.join(''));
    fc.assert(
      fc.property(letters, letters, (left, right) => {
        const [lefts, rights] = [events(left), events(right)];
        const pairs = align(lefts, rights);
        for (const [at, [i, j]] of pairs.entries()) {
          expect(i).toBeGreaterThan(pairs[at - 1]?.[0] ?? -1);
          expect(j).toBeGreaterThan(pairs[at - 1]?.[1] ?? -1);
        }
        const slack = Math.min(left.length, right.length);
        expect(sum(pairs, lefts, rights)).toBeGreaterThanOrEqual(best(lefts, rights) - slack);
      }),
    );
  });

  it('reads what two long lists share a few times only', () => {
    let reads = 0;
    const watched = Array.from({ length: 5000 }, (_, at) => ({
      ...event('a'),
      get exact() {
        reads++;
        return at % 7;
      },
    }));
    expect(align(watched, [...watched.slice(0, 2000), event('z'), ...watched.slice(2000)])).toHaveLength(
      5000,
    );
    expect(reads).toBeLessThan(25_000);
  });
});

function sum(pairs: readonly Pair[], left: readonly Features[], right: readonly Features[]): number {
  return pairs.reduce((total, [i, j]) => {
    const like = likeness(left[i] as Features, right[j] as Features);
    expect(like).toBeGreaterThan(0);
    return total + like;
  }, 0);
}

/** The highest sum that any pairing can have. */
function best([first, ...left]: readonly Features[], right: readonly Features[]): number {
  if (!first) return 0;
  const alone = best(left, right);
  const pairs = right.map((other, at) => {
    const like = likeness(first, other);
    return like > 0 ? like + best(left, right.slice(at + 1)) : 0;
  });
  return Math.max(alone, ...pairs);
}
