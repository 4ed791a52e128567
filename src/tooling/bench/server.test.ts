import { describe, expect, it } from 'vitest';
import { Cookies } from './client/cookies.ts';
import type { Outcome } from './comparison.ts';
import { comparisonRow } from './comparison-row.ts';
import { takeTurns } from './rounds.ts';
import { columns } from './table.ts';

const outcome = (milliseconds: number | undefined, problem = ''): Outcome => ({
  milliseconds,
  requests: 6,
  problem,
});

describe('the comparison of servers', () => {
  it('lets all contestants measure once in every round', async () => {
    const order: string[] = [];
    const contestant = (name: string) => async () => order.push(name);
    const figures = await takeTurns([contestant('a'), contestant('b')], 2);
    expect(order.join('')).toBe('abab');
    expect(figures).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('shows rates, and how many times as many flows ours does', () => {
    expect(comparisonRow('refresh', [outcome(2), outcome(5), outcome(1)])).toEqual([
      '  refresh',
      '500 /s (6)',
      '200 /s (6)',
      '1000 /s (6)',
      '2.50 x',
      '0.50 x',
    ]);
  });

  it('says what is not there, and makes no ratio of it', () => {
    const lacking = outcome(undefined, 'not supported');
    expect(comparisonRow('device', [outcome(undefined, 'Error: 404'), outcome(5), lacking])).toEqual([
      '  device',
      'failed',
      '200 /s (6)',
      'not supported',
      '-',
      '-',
    ]);
  });

  it('prints headings beside columns, and makes no column wider by them', () => {
    const rows = [['', 'b'], ['a long heading of its own'], ['  c', '12']];
    expect(columns(rows).split('\n')).toEqual(['       b', 'a long heading of its own', '  c   12']);
  });
});

describe("the bench's cookie jar", () => {
  it('sends a cookie where its path says, and drops it when it expires', () => {
    const jar = new Cookies();
    jar.keep('session=1; path=/; httponly');
    jar.keep('resume=2; Path=/auth/7; samesite=lax');
    jar.keep('resume=3; path=/auth/8');
    expect(jar.headerFor('/auth/7')).toBe('session=1; resume=2');
    expect(jar.headerFor('/auth/70')).toBe('session=1');
    jar.keep('resume=; path=/auth/7; expires=Thu, 01 Jan 1970 00:00:00 GMT');
    expect(jar.headerFor('/auth/7/on')).toBe('session=1');
    jar.keep('session=; Max-Age=0; Path=/');
    expect(jar.headerFor('/auth/8')).toBe('resume=3');
  });
});
