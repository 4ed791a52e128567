import { useSyncExternalStore } from 'react';
import { type Showcase, showcases } from '../../guide/glossary/showcases.ts';
import { loadFlow, packRecipe, perform, plainRecipe } from '../../lab/index.ts';
import { traceModel } from '../../trace/index.ts';
import { differing, valuesOf } from '../options/option-state.ts';
import { firstThings } from '../saved/recipe-words.ts';
import { type Looked, type PerformedRun, showcaseRuns } from './showcase-runs.ts';

/** The showcases of this page: what was looked through once stays known. */
const runs = showcaseRuns(showcases, performed, () => new Promise((resolve) => setTimeout(resolve)));

/** How far the showcases are looked through; it goes on while this is used. */
export function useShowcaseRuns(): Looked {
  return useSyncExternalStore(runs.subscribe, runs.snapshot);
}

async function performed(showcase: Showcase): Promise<PerformedRun> {
  const { flow, options, moves = [] } = showcase;
  const recipe = plainRecipe(flow, { options, moves });
  const { options: list = [] } = (await loadFlow(flow)) ?? {};
  const set = differing(list, valuesOf(list, options)).map(({ label, words }) => `${label}: ${words}`);
  const followed = moves.some((move) => move.do === 'pick') ? ['what can follow the walk'] : [];
  return {
    showcase,
    model: traceModel(await perform(recipe)),
    address: moves.length === 0 ? options : { recipe: await packRecipe(recipe) },
    words: [...set, ...firstThings(recipe), ...followed].join(', '),
  };
}
