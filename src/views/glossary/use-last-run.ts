import { useEffect, useState } from 'react';
import { occurrences } from '../../guide/glossary/occurrences.ts';
import { packRecipe, perform, type Recipe } from '../../lab/index.ts';
import { traceModel } from '../../trace/index.ts';
import type { FlowId, OwnRun, Reading } from './reading.ts';

/** The run that was left last, performed again; `undefined` until then, and where there is none. */
export function useLastRun(
  lastRun: (() => Recipe | undefined) | undefined,
  runHref: NonNullable<Reading['tour']>['runHref'],
): OwnRun | undefined {
  const [recipe] = useState(() => lastRun?.());
  const [own, setOwn] = useState<OwnRun>();
  useEffect(() => {
    if (!recipe) return;
    let gone = false;
    // One that cannot be performed any more is no loss: the runs of the tour show the same.
    ownRunOf(recipe, runHref).then(
      (run) => !gone && setOwn(run),
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [recipe, runHref]);
  return own;
}

async function ownRunOf(recipe: Recipe, runHref: NonNullable<Reading['tour']>['runHref']): Promise<OwnRun> {
  const [trace, packed] = await Promise.all([perform(recipe), packRecipe(recipe)]);
  const model = traceModel(trace);
  return {
    title: 'In your last run',
    model,
    occurrences: occurrences([model]),
    hrefOf: (at) => runHref(recipe.flow as FlowId, { recipe: packed }, at),
  };
}
