import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../diagnose.ts';
import { goodAttempts } from '../testing/good-attempts.ts';

describe('good attempts', () => {
  it('are never worth more than a note', async () => {
    await fc.assert(
      fc.asyncProperty(goodAttempts, async (trace) => {
        const failures: unknown[] = [];
        const { findings } = await diagnose(trace, {
          onFailure: (rule, error) => failures.push([rule.id, error]),
        });
        const worse = findings.filter(({ finding }) => finding.weight !== 'note');
        expect(worse.map(({ finding }) => `${finding.rule}: ${finding.says}`)).toEqual([]);
        expect(failures).toEqual([]);
      }),
      { numRuns: 200 },
    );
  }, 60_000);
});
