import { questionsOf } from '../../guide/quiz/plan.ts';
import type { Question } from '../../guide/quiz/question.ts';
import { perform, type Recipe, type Step } from '../../lab/index.ts';
import { type Trace, traceModel } from '../../trace/index.ts';

/** What a run will ask, by the events that are still to come. */
export interface Ahead {
  readonly trace: Trace;
  readonly questions: ReadonlyMap<number, Question>;
}

/** Performs a recipe to its end, so that its questions can be answered from what really comes. */
export async function lookAhead(recipe: Recipe, steps: readonly Step[]): Promise<Ahead> {
  const trace = await perform(recipe);
  return { trace, questions: questionsOf({ model: traceModel(trace), steps, seed: recipe.seed }) };
}
