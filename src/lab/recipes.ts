import { endOfTime } from './clock.ts';
import type { Move, Recipe } from './recipe.ts';

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
  if (!isWhole(recipe.startedAt) || recipe.startedAt > endOfTime)
    throw new RecipeError('$.startedAt: expected whole milliseconds since 1970, before the year 10000');
  if (!areSettings(recipe.options)) throw new RecipeError('$.options: expected texts and truth values');
  if (!Array.isArray(recipe.moves)) throw new RecipeError('$.moves: expected a list');
  recipe.moves.forEach((move, index) => {
    checkMove(move, `$.moves[${index}]`);
  });
  return value as Recipe;
}

function checkMove(value: unknown, path: string): void {
  const move = record(value, path);
  if (typeof move.at !== 'string') throw new RecipeError(`${path}.at: expected the name of a stop`);
  const shapes: Record<Move['do'], () => boolean> = {
    answer: () =>
      isWhole(move.form) &&
      areSettings(move.fields) &&
      (move.button === undefined || typeof move.button === 'string'),
    edit: () => Array.isArray(move.edits) && move.edits.every(isEdit),
    replay: () => true,
    wait: () => typeof move.seconds === 'number' && Number.isFinite(move.seconds) && move.seconds >= 0,
    pick: () => typeof move.offer === 'string',
  };
  const isMove = (text: unknown): text is Move['do'] =>
    typeof text === 'string' && Object.hasOwn(shapes, text);
  const shape = isMove(move.do) ? shapes[move.do] : undefined;
  if (!shape) throw new RecipeError(`${path}.do: expected one of ${Object.keys(shapes).join(', ')}`);
  if (!shape()) throw new RecipeError(`${path}: not a complete "${move.do}"`);
}

const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Texts and truth values by name, as options and filled-in fields are. */
const areSettings = (value: unknown): boolean =>
  isRecord(value) &&
  Object.values(value).every((setting) => typeof setting === 'string' || typeof setting === 'boolean');

/** One of `parameter`, `header` and `json` with its new value, or a `url`. */
function isEdit(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const [what, ...others] = ['parameter', 'header', 'json', 'url'].filter((name) => name in value);
  if (what === undefined || others.length > 0 || typeof value[what] !== 'string') return false;
  return what === 'url' || value.value === null || typeof value.value === 'string';
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function record(value: unknown, path: string): Record<string, unknown> {
  if (!isRecord(value)) throw new RecipeError(`${path}: expected an object`);
  return value;
}
