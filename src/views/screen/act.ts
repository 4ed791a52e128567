import type { Answer, Question } from '../../lab/index.ts';

/** The choice that is no answer: the walk goes on until the question is another one. */
export const UNTIL_DONE = 'until_done';

/** A choice as an answer. */
export const choose = (id: string): Answer => ({ form: 0, fields: {}, button: `choice=${id}` });

/** What a person can do where there is no page to do it on: the first choice, for that is what brings one, or what the demo user does. */
export function actOf({ label, demo, choices = [] }: Question): {
  readonly label: string;
  readonly answer: Answer;
} {
  const first = choices.find(({ id }) => id !== UNTIL_DONE);
  if (first) return { label: first.label, answer: choose(first.id) };
  return { label, answer: { form: 0, fields: {}, ...demo } };
}
