import { describe, expect, it } from 'vitest';
import { sum, tallyOfCheck, tallyOfPlaywright, tallyOfVitest } from './tally.ts';

describe('the count of the test chain', () => {
  it('takes vitest at its word', () => {
    const report = { numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 };
    expect(tallyOfVitest(report, false)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  it('counts a flaky browser test as failed', () => {
    const report = { stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } };
    expect(tallyOfPlaywright(report, false)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it.each([
    ['a file that does not load', { numPassedTests: 5 }, false, { passed: 5, failed: 1, skipped: 0 }],
    ['a run without a report', undefined, false, { passed: 0, failed: 1, skipped: 0 }],
    ['a run without tests', { numPassedTests: 0 }, true, { passed: 0, failed: 1, skipped: 0 }],
  ])('%s is a failure', (_name, report, succeeded, expected) => {
    expect(tallyOfVitest(report, succeeded)).toEqual(expected);
  });

  it('adds up', () => {
    const all = sum([tallyOfCheck(true), tallyOfCheck(false), { passed: 3, failed: 0, skipped: 1 }]);
    expect(all).toEqual({ passed: 4, failed: 1, skipped: 1 });
  });
});
