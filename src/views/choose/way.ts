import type { Choosing } from '../../guide/choose/choosing.ts';
import type { Query } from '../../guide/choose/question.ts';
import type { Verdict } from '../../guide/choose/verdict.ts';
import { titleOf } from './board.ts';

/** One answer on the way to here. */
export interface WayStep {
  readonly id: string;
  readonly title: string;
  readonly answer: string;
  /** The reader was not sure, and went on with the safe answer. */
  readonly assumed: boolean;
  /** The address of the question, with what was answered before it. */
  readonly query: Query;
  /** The names of the flows that the answer ruled out. */
  readonly ruledOut: readonly string[];
}

/** The answers that led here, in their order. */
export function wayOf({ path, answers, flows }: Choosing): readonly WayStep[] {
  return path.map(({ question, answer, assumed }, at) => ({
    ...{ id: question.id, title: question.title, answer: answer.label, assumed },
    query: firstOf(answers, path.slice(0, at)),
    ruledOut: flows.filter(({ ruledOutBy }) => ruledOutBy === question.id).map(({ flow }) => titleOf(flow)),
  }));
}

function firstOf(answers: Query, path: Choosing['path']): Query {
  return Object.fromEntries(
    path.flatMap(({ question: { id } }) => (answers[id] === undefined ? [] : [[id, answers[id]]])),
  );
}

/** The flow that stayed possible longest beside the verdict, of several the one that another answer leads to: worth a comparison. */
export function nearestTo({ path, verdict, flows }: Choosing): Verdict['flow'] | undefined {
  const gate = (id: string | undefined) => path.findIndex(({ question }) => question.id === id);
  const others = flows.filter(({ ruledOutBy }) => ruledOutBy !== undefined);
  const last = Math.max(...others.map(({ ruledOutBy }) => gate(ruledOutBy)));
  const nearest = others.filter(({ ruledOutBy }) => gate(ruledOutBy) === last).map(({ flow }) => flow);
  return nearest.find((flow) => verdict?.couldChange.some((other) => other.flow === flow)) ?? nearest[0];
}
