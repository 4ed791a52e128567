import { useEffect, useMemo, useState } from 'react';
import { isTouched, perform, type Recipe, untouched } from '../../lab/index.ts';
import { compareTraces, type TraceModel, traceModel } from '../../trace/index.ts';
import { useAfterPaint } from '../../ui/use-after-paint.ts';
import type { Beside } from '../selection.ts';

/**
 * The untouched run beside a run in which something was edited, replayed, waited for or switched; `undefined` where nothing was. It is
 * performed anew only when its own recipe changes.
 */
export function useBeside(recipe: Recipe, model: TraceModel): Beside | undefined {
  const key = isTouched(recipe) ? JSON.stringify(untouched(recipe)) : undefined;
  const [good, setGood] = useState<{ readonly key: string; readonly model: TraceModel }>();
  useEffect(() => {
    if (key === undefined) return;
    let gone = false;
    perform(JSON.parse(key) as Recipe).then(
      (trace) => !gone && setGood({ key, model: traceModel(trace) }),
      // What cannot be performed has nothing to stand beside; the run itself says why.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [key]);
  const beside = good?.key === key ? good?.model : undefined;
  // To compare whole runs takes longer than a frame; the event itself is shown first.
  const shown = useAfterPaint(model);
  return useMemo(() => beside && besideOf(beside, shown), [beside, shown]);
}

function besideOf(good: TraceModel, model: TraceModel): Beside {
  const comparison = compareTraces(good, model);
  // Both runs have the same seed, so whatever differs follows from what was done, other random values too.
  const differencesAt = (seq: number) =>
    comparison.differencesAt('right', seq).map((difference) => ({ ...difference, fresh: false }));
  const counterpart = (seq: number) => comparison.counterpart('right', seq);
  const changed = (seq: number) =>
    comparison.rowOf('right', seq) !== undefined &&
    (counterpart(seq) === undefined || comparison.differencesAt('right', seq).length > 0);
  const seqs = new Set(model.stops.map(({ seq }) => seq).filter(changed));
  return { counterpart, differencesAt, changed: (seq) => seqs.has(seq), seqs };
}
