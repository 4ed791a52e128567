import type { Question, QuestionId } from './question.ts';
import { api, back, early, machine, server } from './questions/server-side.ts';
import { away, comesBack, keys, stakes } from './questions/settings.ts';
import { device, native, page, password, signin } from './questions/user-side.ts';

/** Every question, by its id. */
export const questions: Readonly<Record<QuestionId, Question>> = {
  ...{ machine, server, early, api, back, password, page, signin, native, return: comesBack, device },
  ...{ away, stakes, keys },
};

/** Whether a text names a question. */
export function isQuestionId(text: string): text is QuestionId {
  return Object.hasOwn(questions, text);
}
