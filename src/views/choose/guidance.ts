import type { Choosing } from '../../guide/choose/choosing.ts';
import type { Disagreement } from '../../guide/disagreements.ts';

/** Where Auth0's pages and today's guidance differ, as far as it bears on a screen. */
export interface Guidance {
  /** On the question that is asked; at a verdict, the first on the flow and on a question that led to it. */
  readonly first: readonly Disagreement[];
  /** At a verdict, the others, and all else on the flow or on a question that was asked. */
  readonly more: readonly Disagreement[];
}

/** Picks what bears on the present question, or on the verdict and the answers that led to it. */
export function guidanceOn({ question, verdict, path }: Choosing, all: readonly Disagreement[]): Guidance {
  if (question) return { first: all.filter(({ questions }) => questions.includes(question.id)), more: [] };
  const asked = new Set(path.map((step): string => step.question.id));
  const onFlow = ({ flows }: Disagreement) => verdict !== undefined && flows.includes(verdict.flow);
  // Enough to read at once; the others are one press away.
  const most = 4;
  const onWay = ({ questions }: Disagreement) => questions.some((id) => asked.has(id));
  const both = all.filter((one) => onFlow(one) && onWay(one));
  const one = all.filter((other) => onFlow(other) !== onWay(other));
  return { first: both.slice(0, most), more: [...both.slice(most), ...one] };
}
