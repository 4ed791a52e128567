import { type Recipe, RecipeError, unpackRecipe } from '../../lab/index.ts';
import { KeptRunError } from '../../views/saved/kept-run.ts';
import { readRecipeFile } from '../../views/saved/recipe-file.ts';

/** Why a text holds no recipe that can be performed, in words, with the JSON path where it is JSON. */
export class NoRecipe extends Error {}

/**
 * The recipe in a text as people pass it on: the JSON of a recipe or of a recipe file, a link to a run, or what such a link
 * carries behind `recipe=`.
 * @throws {NoRecipe} where there is none.
 */
export async function recipeIn(text: string): Promise<Recipe> {
  const given = text.replace(/^\ufeff/, '').trim();
  if (given === '') throw new NoRecipe('It is empty.');
  try {
    if (isPacked(given)) return await unpackRecipe(given);
    if (isLink(given)) return await unpackRecipe(carriedBy(given));
    return readRecipeFile(given).recipe;
  } catch (error) {
    if (error instanceof RecipeError || error instanceof KeptRunError) throw new NoRecipe(error.message);
    throw error;
  }
}

/** Whether a text is a link or what a link carries, rather than the name of a file. */
export const isLinkText = (text: string): boolean => isPacked(text.trim()) || isLink(text.trim());

const isPacked = (text: string): boolean => /^\d+\.[\w-]{8,}$/.test(text);

const isLink = (text: string): boolean => /^[^\s"{]*#\//.test(text);

function carriedBy(link: string): string {
  const [, query = ''] = link.slice(link.indexOf('#')).split(/\?(.*)/s);
  const packed = new URLSearchParams(query).get('recipe');
  if (packed === null) throw new NoRecipe('It carries no recipe.');
  return packed;
}
