import { describe, expect, it } from 'vitest';
import { flowIds } from '../flows/index.ts';
import { perform } from '../lab/perform.ts';
import { plainRecipe } from '../lab/recipes.ts';
import { afterwards } from '../lab/testing/failures/afterwards.ts';
import { api } from '../lab/testing/failures/api.ts';
import { callback } from '../lab/testing/failures/callback.ts';
import type { FailureCase } from '../lab/testing/failures/case.ts';
import { clients } from '../lab/testing/failures/clients.ts';
import { codes } from '../lab/testing/failures/codes.ts';
import { device } from '../lab/testing/failures/device.ts';
import { directGrants } from '../lab/testing/failures/direct-grants.ts';
import { frontChannel } from '../lab/testing/failures/front-channel.ts';
import { tokens } from '../lab/testing/failures/tokens.ts';
import { harOf } from '../trace/export/har.ts';
import { importTrace } from '../trace/index.ts';
import { diagnose } from './diagnose.ts';
import type { Finding } from './finding.ts';
import { expectedCauses } from './testing/expected-causes.ts';

const failures: readonly FailureCase[] = [
  ...[...frontChannel, ...callback, ...clients, ...codes, ...directGrants],
  ...[...tokens, ...api, ...afterwards, ...device],
];

const flows = flowIds.map((flow) => ({ flow, own: failures.filter((one) => one.in.includes(flow)) }));

it('has a cause, or a reason why there is none, for each failure and no other', () => {
  expect(Object.keys(expectedCauses).sort()).toEqual([...new Set(failures.map(({ what }) => what))].sort());
  const unexplained = Object.entries(expectedCauses).filter(
    ([, { rule, why }]) => rule === undefined && !why,
  );
  expect(unexplained).toEqual([]);
});

describe.concurrent.each(flows)('a failed run of $flow, exported and imported again', ({ flow, own }) => {
  it.concurrent.each(own)('$what', async ({ what, moves = [], options = {} }) => {
    const made = typeof moves === 'function' ? await moves(flow) : moves;
    const trace = await perform(plainRecipe(flow, { moves: made, options }));
    const { findings } = await diagnose(await importTrace(harOf(trace)), {
      onFailure: (rule, error) => expect.fail(`${rule.id}: ${error}`),
    });
    const worrying = findings.map(({ finding }) => finding).filter(({ weight }) => weight !== 'note');
    const { rule } = expectedCauses[what] ?? {};
    const expected = typeof rule === 'object' ? rule[flow] : rule;
    if (expected === undefined) expect(worrying.map(named)).toEqual([]);
    else expect(firstOf(worrying)).toContain(expected);
  });
});

const named = ({ rule, weight, certainty }: Finding): string => `${rule}: ${weight}, ${certainty}`;

/** The first finding, and those that count for as much. */
function firstOf(findings: readonly Finding[]): string[] {
  const [first] = findings;
  return findings
    .filter(({ weight, certainty }) => weight === first?.weight && certainty === first.certainty)
    .map(({ rule }) => rule);
}
