import { describe, expect, it } from 'vitest';
import { compareTraces, traceModel } from '../../trace/index.ts';
import { answers, asks, traceOf } from '../../trace/testing/traces.ts';
import { presentRow, waysFrom } from './walk.ts';

/** One row a letter; the letters that are not the same differ. */
const compared = (left: string, right: string) => {
  const model = (letters: string) =>
    traceModel(
      traceOf(
        ...[...letters].map((letter, at) =>
          asks(`x${at}`, 'browser', 'api', { url: `https://api.example/${at}?is=${letter}` }),
        ),
      ),
    );
  return compareTraces(model(left), model(right));
};

describe('the present row', () => {
  it('is the one that is asked for', () => {
    expect(presentRow(compared('abc', 'abc'), 1)).toBe(1);
  });

  it('is the first that differs where none is asked for, or else the first', () => {
    expect(presentRow(compared('abc', 'abx'), undefined)).toBe(2);
    expect(presentRow(compared('abc', 'abc'), undefined)).toBe(0);
  });

  it.each([99, -3, 1.5, Number.NaN])('is one that there is, for %d too', (asked) => {
    const { rows } = compared('abc', 'xbc');
    expect(rows[presentRow(compared('abc', 'xbc'), asked)]).toBeDefined();
    expect(presentRow(compared('', ''), asked)).toBe(0);
  });
});

describe('the ways from a row', () => {
  const { rows } = compared('abcde', 'axcye');

  it('lead to its neighbours', () => {
    expect(waysFrom(rows, 0)).toMatchObject({ back: undefined, next: 1 });
    expect(waysFrom(rows, 4)).toMatchObject({ back: 3, next: undefined });
  });

  it('lead to the nearest difference on either side, never to the row itself', () => {
    const jumps = rows.map((_, at) => {
      const { differenceBefore, followingDifference } = waysFrom(rows, at);
      return [differenceBefore, followingDifference];
    });
    expect(jumps).toEqual([
      [undefined, 1],
      [undefined, 3],
      [1, 3],
      [1, undefined],
      [3, undefined],
    ]);
  });

  it('lead nowhere where there is nothing', () => {
    expect(Object.values(waysFrom([], 0)).every((way) => way === undefined)).toBe(true);
  });

  it('stop at what stands on one side only', () => {
    const left = traceModel(traceOf(asks('x1', 'app', 'api')));
    const right = traceModel(traceOf(asks('x1', 'app', 'api'), answers('x1', 'api', 'app')));
    expect(waysFrom(compareTraces(left, right).rows, 0).followingDifference).toBe(1);
  });
});
