import { endOfTime } from './clock.ts';
import { isProtection, protectionDefaults } from './protections.ts';
import { areSettings, isMoveKind, isRecord, isWhole, MOVE_SHAPES } from './read-moves.ts';
import type { Recipe } from './recipe.ts';

/** A recipe in which nobody did anything special: a flow with its defaults, from a fixed start. */
export function plainRecipe(flow: string, changes: Partial<Recipe> = {}): Recipe {
  return {
    version: 2,
    flow,
    options: {},
    protections: {},
    seed: 'grant tour',
    startedAt: Date.UTC(2026, 0, 15, 12, 0, 0),
    moves: [],
    ...changes,
  };
}

/** Why something is no recipe that this version can perform. */
export class RecipeError extends Error {}

/** What later versions added, and what takes its place in a recipe of this version: version 1 knew no protections. */
const UPGRADES: ReadonlyMap<unknown, (recipe: Record<string, unknown>) => Record<string, unknown>> = new Map([
  [1, (recipe) => ({ ...recipe, version: 2, protections: {} })],
]);

/** More moves than anybody makes; each costs time. */
const MAX_MOVES = 2_000;

/**
 * Reads a recipe from foreign data. One of an older version comes back as one of this version.
 * @throws {RecipeError} that names the JSON path of what is wrong.
 */
export function readRecipe(value: unknown): Recipe {
  const given = record(value, '$');
  const recipe = UPGRADES.get(given['version'])?.(given) ?? given;
  const { version, flow, seed, startedAt, options, moves } = recipe;
  if (version !== 2) throw new RecipeError(`$.version: expected 1 or 2, got ${JSON.stringify(version)}`);
  if (typeof flow !== 'string') throw new RecipeError('$.flow: expected a text');
  if (typeof seed !== 'string') throw new RecipeError('$.seed: expected a text');
  if (!isWhole(startedAt) || startedAt > endOfTime)
    throw new RecipeError('$.startedAt: expected whole milliseconds since 1970, before the year 10000');
  if (!areSettings(options)) throw new RecipeError('$.options: expected texts and truth values');
  checkProtections(recipe['protections']);
  if (!Array.isArray(moves)) throw new RecipeError('$.moves: expected a list');
  if (moves.length > MAX_MOVES) throw new RecipeError(`$.moves: expected at most ${MAX_MOVES} moves`);
  for (const [index, move] of moves.entries()) checkMove(move, `$.moves[${index}]`);
  // What this version does not know is left behind: nothing travels in a link unseen.
  return { version, flow, options, protections: recipe['protections'], seed, startedAt, moves } as Recipe;
}

function checkProtections(value: unknown): void {
  for (const [party, switches] of Object.entries(record(value, '$.protections'))) {
    const path = `$.protections.${party}`;
    if (!isProtector(party)) throw new RecipeError(`${path}: expected one of app, server, api`);
    for (const [name, on] of Object.entries(record(switches, path))) {
      if (!isProtection(party, name)) throw new RecipeError(`${path}.${name}: there is no such protection`);
      if (typeof on !== 'boolean') throw new RecipeError(`${path}.${name}: expected true or false`);
    }
  }
}

const isProtector = (name: string): name is keyof typeof protectionDefaults =>
  Object.hasOwn(protectionDefaults, name);

function checkMove(value: unknown, path: string): void {
  const move = record(value, path);
  if (typeof move['at'] !== 'string') throw new RecipeError(`${path}.at: expected the name of a stop`);
  const { do: kind } = move;
  if (!isMoveKind(kind))
    throw new RecipeError(`${path}.do: expected one of ${Object.keys(MOVE_SHAPES).join(', ')}`);
  if (!MOVE_SHAPES[kind](move)) throw new RecipeError(`${path}: not a complete "${kind}"`);
}

function record(value: unknown, path: string): Record<string, unknown> {
  if (!isRecord(value)) throw new RecipeError(`${path}: expected an object`);
  return value;
}
