import { describe, expect, it } from 'vitest';
import { occurrences } from '../guide/glossary/occurrences.ts';
import { showcases } from '../guide/glossary/showcases.ts';
import { type TraceModel, traceModel } from '../trace/model.ts';
import { type Named, namesIn } from '../trace/named.ts';
import { perform } from './perform.ts';
import type { Edit, Recipe } from './recipe.ts';
import { plainRecipe } from './recipes.ts';
import { failureRecipes, followedRecipes, linkedRecipes, settingRecipes } from './testing/all-recipes.ts';

const modelOf = async (recipe: Recipe): Promise<TraceModel> => traceModel(await perform(recipe));
const shown = occurrences(
  await Promise.all(showcases.map(({ flow, ...changes }) => modelOf(plainRecipe(flow, changes)))),
);

/** What people typed into messages and options: nobody can explain a name that somebody made up. */
function typedIn({ moves, options }: Recipe): ReadonlySet<string> {
  const edits = moves.flatMap((move) => (move.do === 'edit' ? move.edits.flatMap(wordsOf) : []));
  const set = Object.values(options).flatMap((value) => String(value).split(' '));
  return new Set([...edits, ...set]);
}

function wordsOf(edit: Edit): string[] {
  if ('value' in edit) return (edit.value ?? '').split(' ');
  return 'add' in edit ? edit.add.split(' ') : [];
}

const inWords = ({ name, place, wordOf }: Named): string =>
  wordOf === undefined ? `${name} (${place})` : `${name} as a value of ${wordOf}`;

/** Names that the dictionary does not know, and entries that no showcase shows. */
async function missingIn(recipe: Recipe): Promise<{ readonly names: string[]; readonly shows: string[] }> {
  const model = await modelOf(recipe);
  const typed = typedIn(recipe);
  const named = model.trace.events.flatMap((event) => namesIn(model, event));
  return {
    names: named.filter(({ entry, name }) => !entry && !typed.has(name)).map(inWords),
    shows: [...occurrences([model]).keys()].filter((id) => !shown.has(id)),
  };
}

describe('the dictionary knows every name, error and word that comes up, and a showcase shows it', () => {
  it.each([
    ['with all settings', settingRecipes, 300],
    ['in every failure', failureRecipes, 250],
    ['in what can follow', followedRecipes, 50],
    ['in the links', linkedRecipes, 5],
  ] as const)('%s', async (_, recipesOf, atLeast) => {
    const recipes = await recipesOf();
    expect(recipes.length).toBeGreaterThanOrEqual(atLeast);
    const missing = await Promise.all(recipes.map(missingIn));
    expect(new Set(missing.flatMap(({ names }) => names))).toEqual(new Set());
    expect(new Set(missing.flatMap(({ shows }) => shows))).toEqual(new Set());
  });
});

it('few showcases are enough, and the seven flows come first', () => {
  expect(showcases.length).toBeLessThanOrEqual(32);
  expect(
    showcases.slice(0, 7).every(({ options, moves }) => Object.keys(options).length === 0 && !moves),
  ).toBe(true);
});
