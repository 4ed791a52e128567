import { useEffect, useState } from 'react';
import { loadFlow, type Option, perform, type Recipe, type Step } from '../../lab/index.ts';
import type { Trace } from '../../trace/index.ts';

/** A recipe performed to its end, with what its view needs of the flow. */
export interface Performed {
  readonly trace: Trace;
  readonly flow: string;
  readonly steps: readonly Step[];
  readonly options: readonly Option[];
}

/** Two recipes performed, or why they could not be. */
export type PerformedPair =
  | { readonly kind: 'performing' }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'performed'; readonly left: Performed; readonly right: Performed };

/** Performs two recipes to their ends. */
export function usePerformed(left: Recipe, right: Recipe): PerformedPair {
  const [pair, setPair] = useState<PerformedPair>({ kind: 'performing' });
  const key = JSON.stringify([left, right]);
  useEffect(() => {
    let gone = false;
    const [one, other] = JSON.parse(key) as [Recipe, Recipe];
    Promise.all([performed(one), performed(other)]).then(
      ([first, second]) => !gone && setPair({ kind: 'performed', left: first, right: second }),
      (error: unknown) =>
        !gone && setPair({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }),
    );
    return () => {
      gone = true;
    };
  }, [key]);
  return pair;
}

async function performed(recipe: Recipe): Promise<Performed> {
  const [trace, flow] = await Promise.all([perform(recipe), loadFlow(recipe.flow)]);
  return { trace, flow: flow?.title ?? recipe.flow, steps: flow?.steps ?? [], options: flow?.options ?? [] };
}
