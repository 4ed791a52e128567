import { loadFlow } from '../../../flows/index.ts';
import type { Trace } from '../../../trace/events.ts';
import type { Stop } from '../../gate.ts';
import { startPerformance } from '../../performance.ts';
import type { Recipe } from '../../recipe.ts';

/** A performance's trace, and every stop that it came to. */
export async function withStops(recipe: Recipe): Promise<{ stops: readonly Stop[]; trace: Trace }> {
  const flow = await loadFlow(recipe.flow);
  if (!flow) throw new Error('no flow');
  const stops: Stop[] = [];
  const hold = async (stop: Stop) => {
    stops.push(stop);
    return {};
  };
  const performance = await startPerformance(recipe, flow, { hold }, () => recipe.moves);
  await performance.done;
  performance.stop();
  return { stops, trace: performance.stage.recorder.trace() };
}
