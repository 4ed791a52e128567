import type { Recipe } from './recipe.ts';

/** A recipe in which nobody did anything special: a flow with its defaults, from a fixed start. */
export function plainRecipe(flow: string, changes: Partial<Recipe> = {}): Recipe {
  return {
    version: 1,
    flow,
    options: {},
    seed: 'grant tour',
    startedAt: Date.UTC(2026, 0, 15, 12, 0, 0),
    moves: [],
    ...changes,
  };
}

/** Why something is no recipe that this version can perform. */
export class RecipeError extends Error {}

/**
 * Reads a recipe from foreign data.
 * @throws {RecipeError} that names the JSON path of what is wrong.
 */
export function readRecipe(value: unknown): Recipe {
  const recipe = record(value, '$');
  if (recipe.version !== 1)
    throw new RecipeError(`$.version: expected 1, got ${JSON.stringify(recipe.version)}`);
  if (typeof recipe.flow !== 'string') throw new RecipeError('$.flow: expected a text');
  if (typeof recipe.seed !== 'string') throw new RecipeError('$.seed: expected a text');
  if (!Number.isSafeInteger(recipe.startedAt))
    throw new RecipeError('$.startedAt: expected whole milliseconds');
  record(recipe.options, '$.options');
  if (!Array.isArray(recipe.moves)) throw new RecipeError('$.moves: expected a list');
  recipe.moves.forEach((move, index) => {
    checkMove(move, `$.moves[${index}]`);
  });
  return value as Recipe;
}

function checkMove(value: unknown, path: string): void {
  const move = record(value, path);
  if (typeof move.at !== 'string') throw new RecipeError(`${path}.at: expected the name of a stop`);
  const shapes: Record<string, () => boolean> = {
    answer: () => Number.isSafeInteger(move.form) && isRecord(move.fields),
    edit: () => Array.isArray(move.edits) && move.edits.every(isRecord),
    replay: () => true,
    wait: () => typeof move.seconds === 'number' && Number.isFinite(move.seconds),
    pick: () => typeof move.offer === 'string',
  };
  const shape = typeof move.do === 'string' && Object.hasOwn(shapes, move.do) ? shapes[move.do] : undefined;
  if (!shape) throw new RecipeError(`${path}.do: expected one of ${Object.keys(shapes).join(', ')}`);
  if (!shape()) throw new RecipeError(`${path}: not a complete "${move.do}"`);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function record(value: unknown, path: string): Record<string, unknown> {
  if (!isRecord(value)) throw new RecipeError(`${path}: expected an object`);
  return value;
}
