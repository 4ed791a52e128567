import { loadFlow } from '../../flows/index.ts';
import type { Stop } from '../gate.ts';
import { startPerformance } from '../performance.ts';
import type { Recipe } from '../recipe.ts';

/** Every stop that a performance comes to. */
export async function stopsOf(performed: Recipe): Promise<Stop[]> {
  const flow = await loadFlow(performed.flow);
  if (!flow) throw new Error('no flow');
  const stops: Stop[] = [];
  const hold = async (stop: Stop) => {
    stops.push(stop);
    return {};
  };
  const performance = await startPerformance(performed, flow, { hold }, () => performed.moves);
  await performance.done;
  performance.stop();
  return stops;
}
