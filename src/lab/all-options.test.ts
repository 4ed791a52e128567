import { describe, expect, it } from 'vitest';
import type { Option } from '../flows/contract.ts';
import { flowIds } from '../flows/index.ts';
import { integrityProblems } from '../trace/integrity.ts';
import { perform } from './perform.ts';
import { plainRecipe } from './recipes.ts';
import { pairsIn, pairsOf, type Row } from './testing/all-pairs.ts';
import {
  expectedEnd,
  expectedQuestions,
  expectsRefresh,
  reasonOf,
  reasonsOf,
} from './testing/ends/expected.ts';
import { endOf, questionsIn, statesIn } from './testing/read-trace.ts';
import { settingsOf, valuesOf } from './testing/settings.ts';

const tables = await Promise.all(
  flowIds.map(async (id) => {
    const { options, rows } = await settingsOf(id);
    return { id, options, rows: rows.map((row) => ({ row, words: inWords(options, row) })) };
  }),
);

/** What differs from the defaults, in words. */
function inWords(options: readonly Option[], row: Row): string {
  const changed = options.filter(({ name, preset }) => row[name] !== preset);
  return changed.map(({ name }) => `${name} ${JSON.stringify(row[name])}`).join(', ') || 'the defaults';
}

describe.concurrent.each(tables)('$id', ({ id, rows }) => {
  it.concurrent.each(rows)('$words', async ({ row }) => {
    const recipe = plainRecipe(id, { options: row });
    const [trace, again] = await Promise.all([perform(recipe), perform(recipe)]);
    const { outcome, state, error } = endOf(trace);
    expect({ state, error }).toEqual(expectedEnd(id, row));
    expect(outcome).toBe(state === 'complete' ? 'complete' : 'refused');
    if (outcome === 'complete') {
      expect(new Set(questionsIn(trace))).toEqual(new Set(expectedQuestions(id, row)));
      expect(statesIn(trace).includes('refreshing')).toBe(expectsRefresh(id, row));
    }
    expect(integrityProblems(trace)).toEqual([]);
    expect(JSON.stringify(again)).toBe(JSON.stringify(trace));
  });
});

describe.each(tables)('the settings of $id that are tried', ({ id, options, rows }) => {
  it('let every two values of two options meet', () => {
    const all = Object.fromEntries(options.map((option) => [option.name, valuesOf(option)]));
    expect(new Set(rows.flatMap(({ row }) => pairsIn(row)))).toEqual(new Set(pairsOf(all)));
  });

  it('end for every reason that there is, and often for none', () => {
    const reasons = rows.map(({ row }) => reasonOf(id, row));
    expect(reasonsOf(id).filter((reason) => !reasons.includes(reason))).toEqual([]);
    expect(reasons.filter((reason) => reason === undefined).length).toBeGreaterThanOrEqual(8);
  });
});

it('some hundreds are tried', () => {
  const count = tables.flatMap(({ rows }) => rows).length;
  expect(count).toBeGreaterThanOrEqual(300);
  expect(count).toBeLessThanOrEqual(360);
});
