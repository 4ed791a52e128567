import { choosing } from './choosing.ts';
import type { Query } from './question.ts';
import { ASSUMED, addressOn, replay } from './replay.ts';
import type { Verdict } from './verdict.ts';

/** A verdict with the address that leads to it. */
export interface Reached {
  readonly answers: Query;
  readonly verdict: Verdict;
}

/** Every address at which a verdict stands; `assuming` takes the safe assumption too wherever a question is asked. */
export function everyPath(assuming = false): readonly Query[] {
  return pathsFrom({}, assuming);
}

function pathsFrom(query: Query, assuming: boolean): readonly Query[] {
  const { question, path } = replay(query);
  if (!question) return [addressOn(path)];
  const given = question.answers.map(({ id }) => id);
  return (assuming ? [...given, ASSUMED] : given).flatMap((answer) =>
    pathsFrom({ ...query, [question.id]: answer }, assuming),
  );
}

/** Every verdict that answers can lead to, each on a path of its own. */
export function listOfVerdicts(): readonly Reached[] {
  return everyPath().flatMap((answers) => {
    const { verdict } = choosing(answers);
    return verdict ? [{ answers, verdict }] : [];
  });
}
