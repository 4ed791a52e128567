import { describe, expect, it } from 'vitest';
import { situations } from '../../guide/choose/situations.ts';
import { sampled, searched } from './situation-search.ts';

describe('the search for situations', () => {
  it('wants every word, in any order and case', () => {
    const found = searched(situations, '  DATABASE cron ');
    expect(found.map(({ text }) => text)).toContain('A cron job imports data from an API into a database.');
    expect(searched(situations, 'cron television-of-nobody')).toEqual([]);
    expect(searched(situations, '')).toEqual(situations);
  });

  it('finds a flow by its name', () => {
    const found = searched(situations, 'device authorization');
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(searched(situations, 'hybrid').map(({ flow }) => flow))).toContain('hybrid');
  });

  it('takes a few evenly, without one twice', () => {
    expect(sampled([1, 2, 3, 4, 5, 6], 3)).toEqual([1, 3, 5]);
    expect(sampled([1, 2], 3)).toEqual([1, 2]);
    expect(new Set(sampled(situations, 12)).size).toBe(12);
  });
});
