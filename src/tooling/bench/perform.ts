import { flowIds } from '../../flows/index.ts';
import { perform, plainRecipe } from '../../lab/index.ts';
import { type Effort, takeTurns } from './rounds.ts';
import { type Row, timesRow } from './table.ts';

/** How long the default recipe of each flow takes to perform in Node, without a page: all flows take turns. */
export async function performRows({ rounds, warmUp }: Effort): Promise<Row[]> {
  const measures = flowIds.map((flow) => async () => {
    const recipe = plainRecipe(flow);
    const started = performance.now();
    await perform(recipe);
    return performance.now() - started;
  });
  await takeTurns(measures, warmUp);
  const figures = await takeTurns(measures, rounds);
  return flowIds.map((flow, i) => timesRow(`perform ${flow}`, figures[i] ?? []));
}
