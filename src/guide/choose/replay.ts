import { initialTransition, transition } from 'xstate';
import type { Kind } from './kind.ts';
import { chooser } from './machine.ts';
import type { AnswerChoice, Query, Question, QuestionId } from './question.ts';
import { isQuestionId, questions } from './questions.ts';

/** One question that was answered. */
export interface PathStep {
  readonly question: Question;
  readonly answer: AnswerChoice;
  /** Nobody was sure, and the safe answer was taken. */
  readonly assumed: boolean;
}

/** Where the answers of an address lead. */
export interface Replay {
  readonly path: readonly PathStep[];
  /** The present question; `undefined` at an end. */
  readonly question: Question | undefined;
  readonly helping: boolean;
  /** The kind of app, at an end. */
  readonly kind: Kind | undefined;
  readonly problem: string | undefined;
}

type Snapshot = ReturnType<typeof initialTransition<typeof chooser>>[0];

/** In an address: the safe answer was taken by somebody who was not sure. */
export const ASSUMED = 'assumed';

/** The name in an address under which the question stands whose help is shown. */
export const HELP = 'help';

function metaOf(snapshot: Snapshot): { question?: QuestionId; kind?: Kind } {
  return Object.assign({}, ...Object.values(snapshot.getMeta()));
}

/** Takes the answers of an address through the machine, as far as they lead; or to an end, with the safe answer wherever one is missing. */
export function replay(query: Query, missing: 'asked' | 'assumed' = 'asked'): Replay {
  const path: PathStep[] = [];
  let [snapshot] = initialTransition(chooser);
  for (;;) {
    const id = metaOf(snapshot).question;
    const step = id && (stepOf(questions[id], own(query, id)) ?? stepWithout(questions[id], missing));
    if (!step) break;
    path.push(step);
    snapshot = follow(snapshot, step);
  }
  const { question: id, kind } = metaOf(snapshot);
  const question = id && questions[id];
  const helping = id !== undefined && own(query, HELP) === id;
  if (helping) [snapshot] = transition(chooser, snapshot, { type: 'UNSURE' });
  return {
    ...{ path, question, kind },
    helping: snapshot.hasTag('helping'),
    problem: problemOf(query, path, question),
  };
}

/** The address of a path. */
export function addressOn(path: readonly PathStep[]): Query {
  return Object.fromEntries(
    path.map(({ question, answer, assumed }) => [question.id, assumed ? ASSUMED : answer.id]),
  );
}

function follow(snapshot: Snapshot, { answer, assumed }: PathStep): Snapshot {
  if (!assumed) return transition(chooser, snapshot, { type: 'ANSWER', answer: answer.id })[0];
  const [helped] = transition(chooser, snapshot, { type: 'UNSURE' });
  return transition(chooser, helped, { type: 'ASSUME' })[0];
}

function stepOf(question: Question, given: string | undefined): PathStep | undefined {
  const assumed = given === ASSUMED;
  const id = assumed ? question.unsure.assume : given;
  const answer = question.answers.find((known) => known.id === id);
  return answer && { question, answer, assumed };
}

const stepWithout = (question: Question, missing: 'asked' | 'assumed') =>
  missing === 'assumed' ? stepOf(question, ASSUMED) : undefined;

/** What of an address holds nothing here, as one sentence; `undefined` where all of it counts. */
function problemOf(
  query: Query,
  path: readonly PathStep[],
  present: Question | undefined,
): string | undefined {
  const counted = new Set<string>(path.map(({ question }) => question.id));
  const dropped = Object.keys(query).filter((name) => {
    if (name === HELP) return own(query, HELP) !== present?.id;
    return !counted.has(name);
  });
  const [first, ...more] = dropped;
  if (first === undefined) return undefined;
  if (more.length === 0) return reasonFor(first, present);
  const parts = more.length === 1 ? 'One more part of it was' : `${more.length} more parts of it were`;
  return `${reasonFor(first, present)} ${parts} dropped too.`;
}

function reasonFor(name: string, present: Question | undefined): string {
  if (name === HELP) return 'The link wants help with a question that is not asked here, so it was dropped.';
  if (name === present?.id)
    return `The link answers "${present.title}" with something that is no answer to it.`;
  if (isQuestionId(name))
    return `The link answers "${questions[name].title}", which is not asked after the answers before it.`;
  return `The link names a question, "${shortened(name)}", that there is none of here.`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** A value of an address by name, and nothing that an object has by birth. */
function own(query: Query, name: string): string | undefined {
  return Object.hasOwn(query, name) ? query[name] : undefined;
}
