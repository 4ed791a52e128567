import { type Question, questionId } from './question.ts';

/** A question that was put, and the choice that somebody took; `undefined` where they skipped it. */
export interface Attempt {
  readonly question: Question;
  readonly given: number | undefined;
}

/** How often somebody was right, of how many that they answered. */
export interface Score {
  readonly right: number;
  readonly asked: number;
}

/** Whether the choice was the right one. */
export const isRight = ({ question, given }: Attempt): boolean => given === question.right;

/** The score of some attempts; what was skipped does not count. */
export function scoreOf(attempts: readonly Attempt[]): Score {
  const answered = attempts.filter(({ given }) => given !== undefined);
  return { right: answered.filter(isRight).length, asked: answered.length };
}

/** Those worth another look: the wrong ones, each event once, in the order of the run. */
export function toLookAtAgain(attempts: readonly Attempt[]): Attempt[] {
  const wrong = attempts.filter((one) => one.given !== undefined && !isRight(one));
  const bySeq = new Map(wrong.map((one) => [one.question.seq, one]));
  return [...bySeq.values()].sort((one, other) => one.question.seq - other.question.seq);
}

/** The attempt at a question, if there was one. */
export function attemptAt(attempts: readonly Attempt[], question: Question): Attempt | undefined {
  const id = questionId(question);
  return attempts.find((one) => questionId(one.question) === id);
}

/** Those that still stand in a run that shows the events before `shown`: what comes after is asked again. */
export const attemptsBefore = (attempts: readonly Attempt[], shown: number): readonly Attempt[] =>
  attempts.filter(({ question }) => question.seq < shown);
