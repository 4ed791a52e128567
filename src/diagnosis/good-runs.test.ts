import { describe, expect, it } from 'vitest';
import { flowIds, loadFlow } from '../flows/index.ts';
import { perform } from '../lab/perform.ts';
import type { Recipe } from '../lab/recipe.ts';
import { plainRecipe } from '../lab/recipes.ts';
import { followedRecipes } from '../lab/testing/all-recipes.ts';
import { expectedEnd } from '../lab/testing/ends/expected.ts';
import { settingsOf } from '../lab/testing/settings.ts';
import type { Trace } from '../trace/index.ts';
import { diagnose } from './diagnose.ts';

/** What an option does wrong on purpose, though the run gets to its end. */
const ON_PURPOSE: readonly {
  readonly option: string;
  readonly value: string;
  readonly rules: readonly string[];
}[] = [
  { option: 'polling', value: 'too fast', rules: ['device_polls_too_fast', 'device_slow_down_ignored'] },
];

/** So many runs of each flow, out of all that its settings give: enough for each value, few enough to be quick. */
const RUNS = 10;

async function goodRecipes(flow: (typeof flowIds)[number]): Promise<Recipe[]> {
  const { rows } = await settingsOf(flow);
  const ending = rows.filter((options) => expectedEnd(flow, options).state === 'complete');
  const step = Math.max(1, Math.floor(ending.length / RUNS));
  const some = ending.filter((_, index) => index % step === 0);
  return some.map((options) => plainRecipe(flow, { options }));
}

const isGood = ({ events }: Trace): boolean =>
  events.some((event) => event.kind === 'end') &&
  events.every((event) => event.kind !== 'end' || event.outcome === 'complete');

async function worriesOf(recipe: Recipe, trace: Trace): Promise<string[]> {
  const { findings } = await diagnose(trace, {
    onFailure: (rule, error) => expect.fail(`${rule.id}: ${error}`),
  });
  const allowed = ON_PURPOSE.filter(({ option, value }) => recipe.options[option] === value).flatMap(
    ({ rules }) => rules,
  );
  return findings
    .map(({ finding }) => finding)
    .filter(({ weight, rule }) => weight !== 'note' && !allowed.includes(rule))
    .map(({ rule, certainty, says }) => `${rule} (${certainty}): ${says}`);
}

describe.concurrent.each([...flowIds])('good runs of %s', (flow) => {
  it.concurrent('worry nobody, whatever is set', async () => {
    expect(await loadFlow(flow)).toBeDefined();
    const recipes = await goodRecipes(flow);
    expect(recipes.length).toBeGreaterThan(3);
    for (const recipe of recipes) {
      const trace = await perform(recipe);
      if (isGood(trace)) expect(await worriesOf(recipe, trace), JSON.stringify(recipe.options)).toEqual([]);
    }
  });
});

it('good runs that go on with all that can follow worry nobody', async () => {
  const recipes = followedRecipes();
  for (const recipe of recipes) {
    const trace = await perform(recipe);
    if (isGood(trace)) expect(await worriesOf(recipe, trace), JSON.stringify(recipe.moves)).toEqual([]);
  }
  expect(recipes.length).toBeGreaterThan(20);
});
