import { describe, expect, it } from 'vitest';
import { clockTime, dateInWords, distanceInWords, spanInWords } from './times.ts';

const noon = Date.UTC(2026, 0, 15, 12, 0, 7);

describe('times', () => {
  it('shows the clock in UTC', () => {
    expect(clockTime(noon)).toBe('12:00:07');
    expect(clockTime(Number.NaN)).toBe('?');
  });

  it('shows a NumericDate (RFC 7519 §2) as people read it', () => {
    expect(dateInWords(noon / 1000)).toBe('15 Jan 2026, 12:00:07 UTC');
  });

  it.each(['1768478407', null, Number.POSITIVE_INFINITY, 1e300, undefined])(
    'takes %s for no date',
    (value) => {
      expect(dateInWords(value)).toBeUndefined();
    },
  );

  it.each([
    [0, '0 s'],
    [59, '59 s'],
    [3595, '59 min 55 s'],
    [3600, '1 h'],
    [3601, '1 h 1 s'],
    [86_400, '1 day'],
    [2 * 86_400 + 7200, '2 days 2 h'],
  ])('says %i seconds as "%s"', (seconds, words) => {
    expect(spanInWords(seconds)).toBe(words);
  });

  it('says how far a time lies ahead or back', () => {
    expect(distanceInWords(160, 100)).toBe('in 1 min');
    expect(distanceInWords(88, 100)).toBe('12 s ago');
    expect(distanceInWords(100, 100)).toBe('now');
  });
});
