import { loadFlow } from '../flows/index.ts';
import type { Trace } from '../trace/events.ts';
import { openGate } from './gate.ts';
import { startPerformance } from './performance.ts';
import type { Recipe } from './recipe.ts';
import { RecipeError, readRecipe } from './recipes.ts';

/**
 * Performs a recipe from start to end without a page, and resolves with its trace: the same bytes every time, on every machine. Read a
 * foreign recipe with {@link readRecipe} first, or run `npm run perform -- recipe.json`; ask the trace questions with `traceModel` next.
 * @throws {RecipeError} if it is no recipe, or its flow is unknown.
 */
export async function perform(given: Recipe): Promise<Trace> {
  const recipe = readRecipe(given);
  const { flow: id, moves } = recipe;
  const flow = await loadFlow(id);
  if (!flow) throw new RecipeError(`$.flow: no flow is called ${JSON.stringify(id)}`);
  const performance = await startPerformance(recipe, flow, openGate, () => moves);
  await performance.done;
  performance.stop();
  return performance.stage.recorder.trace();
}
