import { answersOn, flowOf, optionsOf } from './outcome.ts';
import type { AnswerChoice } from './question.ts';
import { addressOn, type PathStep, replay } from './replay.ts';
import { settingsOf } from './settings.ts';
import type { OtherWay, Verdict } from './verdict.ts';

type Outcome = Pick<Verdict, 'flow' | 'settings'>;

/** Every other answer on a path that leads to another flow, or to the same one with other settings. */
export function couldChange(path: readonly PathStep[], now: Outcome): readonly OtherWay[] {
  return path.flatMap((step) =>
    step.question.answers
      .filter(({ id }) => id !== step.answer.id)
      .flatMap((answer) => otherWay(path, step, answer, now)),
  );
}

/** The answers before stand, and those after where their questions are still asked; new questions get their safe answer. */
function otherWay(
  path: readonly PathStep[],
  { question }: PathStep,
  answer: AnswerChoice,
  now: Outcome,
): OtherWay[] {
  const { kind, path: other } = replay({ ...addressOn(path), [question.id]: answer.id }, 'assumed');
  if (!kind) return [];
  const given = answersOn(other);
  const flow = flowOf[kind];
  if (isSame(now, { flow, settings: settingsOf(kind, given) })) return [];
  return [
    { question: question.id, answer, flow, options: optionsOf(kind, given), answers: addressOn(other) },
  ];
}

function isSame(left: Outcome, right: Outcome): boolean {
  const inWords = ({ flow, settings }: Outcome) =>
    [flow, ...settings.map(({ name, value }) => `${name} ${value}`)].join('\n');
  return inWords(left) === inWords(right);
}
