import type { Recipe } from '../../lab/index.ts';
import type { TraceEvent } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';
import type { Fork, KeptRun } from '../saved/kept-run.ts';
import { doneInWords } from '../saved/recipe-words.ts';

/** More are not kept; the oldest goes first. */
const MAX_FORKS = 8;

/** The forks with one more; a run that is among them already is not kept twice. */
export function withFork(forks: readonly Fork[], left: KeptRun, at: TraceEvent | undefined): readonly Fork[] {
  const same = (recipe: Recipe) => JSON.stringify(recipe) === JSON.stringify(left.recipe);
  if (forks.some(({ recipe, position }) => same(recipe) && position.until >= left.position.until))
    return forks;
  const others = forks.filter(({ recipe }) => !same(recipe));
  const number = (forks.at(-1)?.number ?? 0) + 1;
  const done = doneInWords(left.recipe) || 'nothing changed';
  const where = at ? `${done}; up to ${eventSentence(at)}` : done;
  return [...others, { ...left, number, words: where }].slice(-MAX_FORKS);
}
