import type { Recipe } from '../../lab/index.ts';
import {
  beginning,
  KeptRunError,
  type Position,
  readPosition,
  readRecipeAt,
  readRecord,
} from './kept-run.ts';
import { cleanName } from './names.ts';

/** What a recipe file holds. */
export interface RecipeFile {
  readonly name?: string;
  readonly recipe: Recipe;
  /** Where the run was left; a file without one opens at the beginning. */
  readonly position: Position;
}

/** Larger than this is no recipe. */
const MAX_BYTES = 1_000_000;

/** Why a file of this many bytes is not read; `undefined` for a size that is fine. */
export function sizeProblem(bytes: number): string | undefined {
  if (bytes <= MAX_BYTES) return undefined;
  return `It has ${(Math.ceil(bytes / 100_000) / 10).toFixed(1)} MB; a recipe has at most 1 MB.`;
}

/** A recipe as the text of a file, which {@link readRecipeFile} and `npm run perform` read. */
export function recipeFileText({
  name,
  recipe,
  position,
}: Omit<RecipeFile, 'position'> & Partial<RecipeFile>): string {
  const file = { grantTour: 'recipe', name, recipe, position };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Reads a recipe file, or a recipe alone, from a foreign text.
 * @throws {KeptRunError} that says what is wrong, with its JSON path.
 */
export function readRecipeFile(text: string): RecipeFile {
  const tooLarge = sizeProblem(new TextEncoder().encode(text).length);
  if (tooLarge !== undefined) throw new KeptRunError(tooLarge);
  const file = readRecord(parsed(text), '$');
  if (!('grantTour' in file)) return { recipe: readRecipeAt(file, '$'), position: beginning };
  const { grantTour, name, recipe, position } = file;
  if (grantTour !== 'recipe')
    throw new KeptRunError(`$.grantTour: expected "recipe", got ${short(JSON.stringify(grantTour))}`);
  if (name !== undefined && typeof name !== 'string') throw new KeptRunError('$.name: expected a text');
  const clean = name === undefined ? '' : cleanName(name);
  return {
    ...(clean !== '' && { name: clean }),
    recipe: readRecipeAt(recipe, '$.recipe'),
    position: position === undefined ? beginning : readPosition(position, '$.position'),
  };
}

/** The name of a file for a run: letters and digits of any script with hyphens between, so that every system takes it. */
export function recipeFileName(name: string): string {
  const words = name
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, '-');
  const safe = [...words].slice(0, 56).join('').replaceAll(/^-|-$/g, '');
  return `grant-tour-${safe === '' ? 'run' : safe}.json`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new KeptRunError(`It is not JSON. ${error instanceof Error ? short(error.message) : ''}`.trim());
  }
}

const short = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
