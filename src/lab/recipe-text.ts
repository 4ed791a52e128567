import { unpackRecipe } from './link.ts';
import { isRecord } from './read-moves.ts';
import type { Recipe } from './recipe.ts';
import { RecipeError, readRecipe } from './recipes.ts';

/**
 * The recipe in a text as people pass it on: JSON, bare or as `{ "grantTour": "recipe", "recipe": … }`; a link to a run; or what such a
 * link carries by itself.
 * @throws {RecipeError} that says why there is none: what of the JSON is wrong, by its path, or what became of the link.
 */
export async function recipeIn(text: string): Promise<Recipe> {
  // Editors of some systems put a byte order mark first.
  const given = text.replace(/^\ufeff/, '').trim();
  if (given === '') throw new RecipeError('It is empty.');
  if (isPacked(given)) return unpackRecipe(given);
  if (isLink(given)) return unpackRecipe(carriedBy(given));
  return readWrapped(parsed(given));
}

/** Whether a text is a link or what a link carries, rather than the name of a file. */
export const isLinkText = (text: string): boolean => isPacked(text.trim()) || isLink(text.trim());

const isPacked = (text: string): boolean => /^\d+\.[\w-]{8,}$/.test(text);

const isLink = (text: string): boolean => /^[^\s"{]*#\//.test(text);

/** The parameter `recipe` of a link's fragment. */
function carriedBy(link: string): string {
  const [, query = ''] = link.slice(link.indexOf('#')).split(/\?(.*)/s);
  const packed = new URLSearchParams(query).get('recipe');
  if (packed === null) throw new RecipeError('The link carries no recipe.');
  return packed;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new RecipeError(`It is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function readWrapped(value: unknown): Recipe {
  if (!isRecord(value) || !('grantTour' in value)) return readRecipe(value);
  const { grantTour, recipe } = value;
  if (grantTour !== 'recipe')
    throw new RecipeError(`$.grantTour: expected "recipe", got ${JSON.stringify(grantTour)}`);
  try {
    return readRecipe(recipe);
  } catch (error) {
    if (error instanceof RecipeError) throw new RecipeError(error.message.replace(/^\$/, '$.recipe'));
    throw error;
  }
}
