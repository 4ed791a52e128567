import { conclude } from './conclude.ts';
import type { Query, Question } from './question.ts';
import { ASSUMED, addressOn, HELP, type PathStep, replay } from './replay.ts';
import { type FlowLeft, flowsAfter } from './ruled-out.ts';
import type { Verdict } from './verdict.ts';

/** Everything that a screen needs, from the answers in its address. */
export interface Choosing {
  /** Those that hold, in the order in which they were asked. */
  readonly answers: Query;
  readonly path: readonly PathStep[];
  /** The present question; `undefined` at a verdict. */
  readonly question: Question | undefined;
  /** "Not sure" was picked: help is shown, an answer or the safe assumption is awaited. */
  readonly helping: boolean;
  readonly verdict: Verdict | undefined;
  /** All seven. */
  readonly flows: readonly FlowLeft[];
  /** What of the address was dropped, as plain sentences. */
  readonly problem: string | undefined;
}

/** Reads an address. Never throws: what is foreign, stale or impossible is dropped and said in `problem`. */
export function choosing(query: Query): Choosing {
  const { path, question, helping, kind, problem } = replay(query);
  const answers = addressOn(path);
  return {
    ...{ answers, path, question, helping, problem },
    verdict: kind && conclude(kind, path),
    flows: flowsAfter(path),
  };
}

/** The address of this state. */
export function addressOf({ answers, question, helping }: Choosing): Query {
  return helping && question ? { ...answers, [HELP]: question.id } : answers;
}

/**
 * The address of the state after an answer's id: `unsure` leads to the help, `assume` goes on with the safe answer. The same address where that is no answer here.
 */
export function afterAnswer(present: Choosing, answer: string): Query {
  const { answers, question } = present;
  if (answer === 'unsure') return question ? { ...answers, [HELP]: question.id } : answers;
  if (answer === 'assume') return question ? { ...answers, [question.id]: ASSUMED } : answers;
  if (!question?.answers.some(({ id }) => id === answer)) return addressOf(present);
  return { ...answers, [question.id]: answer };
}

/** The address of the state before; `undefined` at the first question. */
export function before({ answers, path, helping }: Choosing): Query | undefined {
  if (helping) return answers;
  return path.length > 0 ? addressOn(path.slice(0, -1)) : undefined;
}
