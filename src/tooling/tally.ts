/** How one part of the test chain went. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  /** Left out on purpose; in neither of the others. */
  readonly skipped: number;
}

/** A check counts as one. */
export function tallyOfCheck(succeeded: boolean): Tally {
  return { passed: succeeded ? 1 : 0, failed: succeeded ? 0 : 1, skipped: 0 };
}

/** The tests in a vitest JSON report. A run that failed without a failed test, or ran nothing, counts as one failure. */
export function tallyOfVitest(report: unknown, succeeded: boolean): Tally {
  const passed = count(report, 'numPassedTests');
  const failed = count(report, 'numFailedTests');
  const skipped = count(report, 'numPendingTests') + count(report, 'numTodoTests');
  return atLeastOne({ passed, failed, skipped }, succeeded);
}

/** The tests in a Playwright JSON report; a flaky test is a failed one. The same rule for runs that failed without one. */
export function tallyOfPlaywright(report: unknown, succeeded: boolean): Tally {
  const stats = isRecord(report) ? report['stats'] : undefined;
  const failed = count(stats, 'unexpected') + count(stats, 'flaky');
  return atLeastOne(
    { passed: count(stats, 'expected'), failed, skipped: count(stats, 'skipped') },
    succeeded,
  );
}

/** All parts together. */
export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

function atLeastOne(tally: Tally, succeeded: boolean): Tally {
  const ranNothing = tally.passed + tally.failed === 0;
  return tally.failed === 0 && (!succeeded || ranNothing) ? { ...tally, failed: 1 } : tally;
}

function count(report: unknown, name: string): number {
  const value = isRecord(report) ? report[name] : undefined;
  return typeof value === 'number' ? value : 0;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
