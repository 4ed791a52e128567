import { describe, expect, test } from 'vitest';
import { alwaysHolds } from './testing/always.ts';
import { cannotRefuse, everyCheck, refuserOf } from './testing/coverage.ts';
import { type Outcome, perform } from './testing/outcome.ts';
import type { Row } from './testing/row.ts';
import { topics } from './topics.ts';

const rows = Object.values(topics).flat();

const outcomes = new Map<Row, Promise<Outcome>>();

/** Each row is performed once, for its own test and for the coverage of the checks. */
function outcomeOf(row: Row): Promise<Outcome> {
  const outcome = outcomes.get(row) ?? perform(row[2]);
  outcomes.set(row, outcome);
  return outcome;
}

describe.each(Object.entries(topics))('%s', (_topic, cases) => {
  test.each(cases.map((row) => [`${row[0]}: ${row[1]}`, row] as const))('%s', async (_title, row) => {
    const outcome = await outcomeOf(row);
    row[3].holds(outcome);
    alwaysHolds(outcome, row[3]);
  });
});

describe('the table of refusals', () => {
  test('has a title of its own for every row of a topic', () => {
    for (const [topic, cases] of Object.entries(topics)) {
      const titles = cases.map(([spec, wrong]) => `${topic}: ${spec}: ${wrong}`);
      expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
    }
  });

  test('names a specification and its section in every row', () => {
    for (const [spec] of rows) expect(spec).toMatch(/ (§[\dA-Z]|Appendix [A-Z]|[A-Z]\.\d)/);
  });

  test('has every check refuse in each of its columns', async () => {
    const refusers = new Set((await Promise.all(rows.map(outcomeOf))).flatMap(refuserOf));
    const silent = everyCheck().filter((name) => !refusers.has(name));
    expect(silent.toSorted()).toEqual(Object.keys(cannotRefuse).toSorted());
  });
});
