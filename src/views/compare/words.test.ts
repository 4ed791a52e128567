import { describe, expect, it } from 'vitest';
import type { Check } from '../../protocol/check.ts';
import { rfc } from '../../protocol/spec.ts';
import { compareTraces, type Difference, type Draft, traceModel } from '../../trace/index.ts';
import { asks, traceOf, works } from '../../trace/testing/traces.ts';
import { comparisonInWords, differenceInWords, freshInWords, rowInWords, summaryInWords } from './words.ts';

const compared = (left: readonly Draft[], right: readonly Draft[]) =>
  compareTraces(traceModel(traceOf(...left)), traceModel(traceOf(...right)));
const ask = (query: string) => asks('x1', 'browser', 'api', { url: `https://api.example/orders?${query}` });
const rowOf = (left: readonly Draft[], right: readonly Draft[]) => rowInWords(compared(left, right), 0);

describe('a row in words', () => {
  it('says that nothing differs', () => {
    expect(rowOf([ask('a=1')], [ask('a=1')])).toBe(
      'Row 1 of 1. The same on both sides: Browser to API: GET /orders.',
    );
  });

  it('says what differs, the first of it by name', () => {
    expect(rowOf([ask('a=1&b=1')], [ask('a=2&c=1&d=1')])).toBe(
      'Row 1 of 1. Browser to API: GET /orders. Different: a; b only on the left; and 2 more.',
    );
  });

  it('says what each side is, where that differs', () => {
    const [left, right] = [works('app', { label: 'Makes a' }), works('app', { label: 'Makes b' })];
    expect(rowOf([left], [right])).toBe(
      'Row 1 of 1. Left: App: Makes a. Right: App: Makes b. Different: work.',
    );
  });

  it('says what is new in each run', () => {
    expect(rowOf([ask('state=a')], [ask('state=b')])).toContain('1 value is new in each run.');
    expect(freshInWords(4)).toBe('4 values are new in each run');
  });

  it('says on which side it is alone', () => {
    expect(rowOf([ask('')], [])).toBe('Row 1 of 1. Only on the left: Browser to API: GET /orders.');
    expect(rowOf([], [ask('')])).toContain('Only on the right:');
    expect(rowOf([], [])).toBe('Neither run has an event yet.');
  });
});

describe('a difference in words', () => {
  const difference = (place: string, name: string, changes: Partial<Difference> = {}) =>
    differenceInWords({ place, name, left: 'a', right: 'b', fresh: false, ...changes });
  const check = (passed: boolean): Check => ({
    ...{ id: 'c', title: 'c', passed, expected: '', actual: '', spec: rfc(6749, '4.1') },
  });

  it('has the place where the name alone says too little', () => {
    expect(difference('query parameter', 'state')).toBe('state');
    expect(difference('claim of id_token', 'exp')).toBe('exp of id_token');
    expect(difference('header of id_token', 'alg')).toBe('header alg of id_token');
    expect(difference('signature of DPoP', 'signature')).toBe('signature of DPoP');
    expect(difference('note', 'code')).toBe('note code');
  });

  it('says which side a check refused', () => {
    expect(difference('check', 'c', { checks: [check(true), check(false)] })).toBe('c refused on the right');
    expect(difference('check', 'c', { checks: [check(false), check(true)] })).toBe('c refused on the left');
    expect(difference('check', 'c', { checks: [check(true), check(true)] })).toBe('c');
    expect(difference('check', 'c', { right: undefined, checks: [check(true), undefined] })).toBe(
      'c only on the left',
    );
  });
});

describe('a comparison in words', () => {
  it('says that the runs are the same, or new in each run only', () => {
    expect(comparisonInWords(compared([ask('a=1')], [ask('a=1')]))).toBe(
      'The two runs are the same, message by message.',
    );
    expect(comparisonInWords(compared([ask('state=a')], [ask('state=b')]))).toBe(
      'The two runs differ only in values that are new in each run.',
    );
    expect(comparisonInWords(compared([], []))).toBe('Neither run has an event yet.');
  });

  it('counts the rows that differ, and those of one side', () => {
    const [left, right] = [
      [ask('a=1'), works('api'), works('app')],
      [ask('a=2'), works('user')],
    ];
    expect(comparisonInWords(compared(left, right))).toBe(
      '4 of 4 rows differ, of them 2 only on the left and 1 only on the right.',
    );
    expect(comparisonInWords(compared([ask('a=1')], [ask('a=2')]))).toBe('1 of 1 rows differs.');
  });
});

describe('a run in words', () => {
  it.each([
    [{ messages: 37, outcome: 'refused', step: 8 }, '37 messages, refused at step 8'],
    [{ messages: 1, outcome: 'complete', step: 12 }, '1 message, complete'],
    [{ messages: 2, outcome: undefined, step: 3 }, '2 messages, stands at step 3'],
    [{ messages: 0, outcome: 'refused', step: 0 }, '0 messages, refused before the first step'],
  ] as const)('%o', (summary, words) => {
    expect(summaryInWords(summary)).toBe(words);
  });
});
