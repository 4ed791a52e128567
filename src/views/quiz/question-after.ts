import type { Question } from '../../guide/quiz/question.ts';
import { isStop } from '../../trace/index.ts';
import type { Ahead } from './ahead.ts';

/** The question before the first event that is shown after `seq`; none where that asks nothing. */
export function questionAfter({ trace, questions }: Ahead, seq: number): Question | undefined {
  const coming = trace.events.slice(seq + 1).find(isStop);
  return coming && questions.get(coming.seq);
}
