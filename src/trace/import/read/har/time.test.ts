import { describe, expect, it } from 'vitest';
import { durationOf, timeOf } from './time.ts';

const noon = Date.UTC(2026, 10, 21, 12, 0, 0);

describe('times of a HAR', () => {
  it.each([
    ['2026-11-21T12:00:00Z', noon],
    ['2026-11-21T12:00:00.5Z', noon + 500],
    ['2026-11-21T12:00:00.1234567Z', noon + 123],
    ['2026-11-21T14:00:00.000+02:00', noon],
    ['2026-11-21T06:30:00-0530', noon],
    ['2026-11-21T13:00:00+01', noon],
    ['2026-11-21 12:00:00,250', noon + 250],
    ['Sat, 21 Nov 2026 12:00:00 GMT', noon],
    [noon + 0.9, noon],
    [noon / 1000, noon],
  ])('reads %j', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });

  it.each([
    '',
    'soon',
    '21/11/2026 12:00',
    '2026-13-45T99:99:99Z',
    null,
    undefined,
    {},
    -1,
    5,
    Number.NaN,
    1e300,
  ])('does not read %j', (text) => {
    expect(timeOf(text)).toBeUndefined();
  });

  it('knows how long an exchange took, where the file does', () => {
    expect(durationOf({ time: 12.5 })).toBe(12.5);
    expect(durationOf({ time: -1, timings: { blocked: -1, send: 1, wait: 20, receive: null, ssl: 7 } })).toBe(
      21,
    );
    expect(durationOf({ time: null, timings: { wait: -1 } })).toBeUndefined();
    expect(durationOf({ time: '3' })).toBeUndefined();
  });
});
