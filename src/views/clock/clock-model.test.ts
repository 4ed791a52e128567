import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfTime, virtualClock } from '../../lab/clock.ts';
import type { Expiry } from '../../trace/index.ts';
import { clockTime } from '../inspector/times.ts';
import {
  canReach,
  expiryRows,
  fieldTime,
  readSeconds,
  readTime,
  secondsPast,
  soonest,
} from './clock-model.ts';
import { code, demoExpiries, noon } from './testing/demo-expiries.ts';

/** Half a second past noon, as clocks of runs rarely stand on a full second. */
const now = noon + 500;
const rowsAt = (seq: number, at = now) =>
  expiryRows(demoExpiries, at, seq).map((row) => `${row.expiry.label} ${row.when}, ${row.at}`);

describe('the list of what expires', () => {
  it('goes by time, past and to come, and has what is spent below', () => {
    expect(rowsAt(30)).toEqual([
      'the session expired 1 day ago, 31 Dec 2025, 12:00:00',
      'the user code expired 2 s ago, 11:59:58',
      'the access token in 1 h, 13:00:00',
      'the refresh token in 13 days 23 h, 15 Jan 2026, 11:00:00',
      'the code spent, 12:00:57',
    ]);
  });

  it('has nothing that is not issued yet, and spent is only what is spent by then', () => {
    expect(rowsAt(5)).toEqual([
      'the session expired 1 day ago, 31 Dec 2025, 12:00:00',
      'the code in 57 s, 12:00:57',
    ]);
    expect(rowsAt(0)).toEqual([]);
  });

  it('counts in seconds as the clock shows them', () => {
    expect(rowsAt(5, noon + 56_999)[1]).toBe('the code in 1 s, 12:00:57');
    expect(rowsAt(5, noon + 57_000)[1]).toBe('the code expired just now, 12:00:57');
  });

  it('the line beside the clock tells of the first one', () => {
    expect(soonest(demoExpiries, now, 5)).toEqual(['code', 'expires in 57 s']);
    expect(soonest(demoExpiries, now, 30)).toEqual(['access token', 'expires in 1 h']);
    expect(soonest(demoExpiries, now, 0)).toBeUndefined();
  });
});

const anyMoment = fc.integer({ min: 0, max: endOfTime });

describe('waiting', () => {
  it('just past an expiry: the clock then shows one second more, and it has passed by a second at least', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 40 * 86_400_000 }), (at, ahead) => {
        const expiry: Expiry = { ...code, expiresAt: at + ahead };
        const seconds = secondsPast(expiry, at);
        const then = at + seconds * 1000;
        expect(Number.isInteger(seconds)).toBe(true);
        expect(then).toBeGreaterThan(expiry.expiresAt);
        expect(then).toBeLessThan(expiry.expiresAt + 2000);
        expect(clockTime(then)).toBe(clockTime(expiry.expiresAt + 1000));
      }),
    );
  });

  it('ends where the clocks of runs end', () => {
    expect([canReach(endOfTime - 5000, 5), canReach(endOfTime - 4500, 5), canReach(endOfTime, 1)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each([
    ['5', 5],
    [' 61 ', 61],
    ['+90', 90],
    ['0.5', 0.5],
    ['1,25', 1.25],
    ['1.0004', 1],
    ['3600.', 3600],
  ])('by %j seconds', (text, seconds) => {
    expect(readSeconds(text, now)).toEqual({ seconds });
  });

  it.each(['', '0', '0.0004', '-5', 'soon', '1e9', 'Infinity', '0x10', '1.2.3', '5 s'])(
    'not by %j',
    (text) => {
      expect(readSeconds(text, now)).toEqual({ problem: 'Enter a number of seconds above 0.' });
    },
  );

  it('not past the year 9999', () => {
    const problem = 'The clock ends with the year 9999.';
    expect(readSeconds('999999999999', now)).toEqual({ problem });
    expect(readSeconds('9'.repeat(400), now)).toEqual({ problem });
    expect(readTime('12026-01-01T12:00', now)).toEqual({ problem });
    expect(readTime('+012026-01-01T12:00:00', now)).toEqual({ problem });
    expect(readTime('9999-12-31T23:59:59', now)).toHaveProperty('seconds');
  });

  it('to a time: the clock then shows it', () => {
    const clock = virtualClock(now);
    const wait = readTime('2026-01-02T08:30', now);
    clock.advance('seconds' in wait ? wait.seconds * 1000 : 0);
    expect(fieldTime(clock.now())).toBe('2026-01-02T08:30:00');
    expect(readTime('2026-01-01T12:00:01', now)).toEqual({ seconds: 1 });
  });

  it.each(['2026-01-01T12:00:00', '2026-01-01T12:00', '1999-12-31T23:59'])('not back to %s', (text) => {
    expect(readTime(text, now)).toEqual({ problem: 'Enter a later time: the clock goes only forward.' });
  });

  it.each(['', 'tomorrow', '2026-01-02', '2026-13-01T12:00', '2026-02-30T25:00'])('not to %j', (text) => {
    expect(readTime(text, now)).toEqual({ problem: 'Enter a day and a time.' });
  });

  it('what a field shows is what it reads', () => {
    fc.assert(
      fc.property(fc.integer({ min: now + 1000, max: endOfTime }), (at) => {
        const wait = readTime(fieldTime(at), now);
        expect(wait).toEqual({ seconds: Math.floor(at / 1000) - Math.floor(now / 1000) });
      }),
    );
  });
});
