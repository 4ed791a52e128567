import { type Recipe, untouched } from '../../lab/index.ts';
import type { Fork } from '../saved/kept-run.ts';
import { type Compared, pairOf } from '../side-by-side/comparisons.ts';

/** The two runs that an id in the address puts beside each other; `undefined` for one that is not known here any more. */
export function besideRun(
  id: string,
  recipe: Recipe,
  forks: readonly Fork[],
): { readonly left: Compared; readonly right: Compared } | undefined {
  const here = { title: 'This run', recipe };
  if (id === UNTOUCHED)
    return { left: { title: 'The untouched run', recipe: untouched(recipe) }, right: here };
  const fork = forks.find((one) => forkId(one) === id);
  if (fork) return { left: { title: forkTitle(fork), recipe: fork.recipe }, right: here };
  return pairOf(id);
}

/** The run without what somebody changed. */
export const UNTOUCHED = 'untouched';

/** A fork, in the address. */
export const forkId = ({ number }: Fork): string => `fork-${number}`;

/** A fork, for a reader. */
export const forkTitle = ({ number }: Fork): string => `Earlier run ${number}`;
