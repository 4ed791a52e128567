import { KeptRunError } from './kept-run.ts';
import { cleanName, freeName } from './names.ts';
import { type RecipeFile, readRecipeFile, sizeProblem } from './recipe-file.ts';
import type { RunStore } from './store.ts';

/** What became of one file. */
export type Imported = { readonly file: string } & ({ readonly name: string } | { readonly problem: string });

/** What an import needs to know; `titleOf` gives `undefined` for a flow that there is none of. */
export interface ImportInto {
  readonly store: RunStore;
  titleOf(flow: string): string | undefined;
  now(): number;
}

/** Saves the run of each file under the name that the file gives it, or else under the file's own; a taken name gets a number. */
export async function importFiles(files: readonly File[], into: ImportInto): Promise<Imported[]> {
  const results: Imported[] = [];
  for (const file of files) {
    try {
      results.push({ file: file.name, ...save(await read(file), file.name, into) });
    } catch (error) {
      if (!(error instanceof KeptRunError)) throw error;
      results.push({ file: file.name, problem: error.message });
    }
  }
  return results;
}

async function read(file: File): Promise<RecipeFile> {
  const tooLarge = sizeProblem(file.size);
  if (tooLarge !== undefined) throw new KeptRunError(tooLarge);
  const text = await file.text().catch(() => {
    throw new KeptRunError('The browser cannot read it. It may be a folder, or have been moved.');
  });
  return readRecipeFile(text);
}

function save(
  { name, recipe, position }: RecipeFile,
  fileName: string,
  { store, titleOf, now }: ImportInto,
): { readonly name: string } | { readonly problem: string } {
  if (titleOf(recipe.flow) === undefined)
    throw new KeptRunError(`There is no flow called ${JSON.stringify(recipe.flow)}.`);
  const wanted = name ?? (cleanName(fileName.replace(/\.json$/i, '')) || 'Imported run');
  const taken = store.list().runs.map((run) => run.name);
  const free = freeName(wanted, taken);
  const result = store.save({ name: free, savedAt: now(), recipe, position });
  return result.done ? { name: free } : { problem: result.problem };
}
