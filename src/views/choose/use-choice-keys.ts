import { afterAnswer, before, type Choosing } from '../../guide/choose/choosing.ts';
import type { Query } from '../../guide/choose/question.ts';
import { useKeys } from '../../ui/use-keys.ts';
import type { Links } from './links.ts';

/** The key for who is not sure. */
export const unsureKey = '0';

/** Numbers answer, 0 is for who is not sure, Backspace and the left arrow go back. */
export function useChoiceKeys(now: Choosing, { hrefOf }: Pick<Links, 'hrefOf'>): void {
  const go = (query: Query | undefined) =>
    query &&
    (() => {
      window.location.hash = hrefOf(query);
    });
  const back = go(before(now));
  const answers = (now.question?.answers ?? []).map(({ id }, at) => [
    String(at + 1),
    go(afterAnswer(now, id)),
  ]);
  useKeys({
    ...Object.fromEntries(answers),
    [unsureKey]: now.question && go(afterAnswer(now, unsureAnswer(now))),
    Backspace: back,
    ArrowLeft: back,
  });
}

/** What "Not sure" does now: it opens the help, and from there goes on with the safe answer. */
export function unsureAnswer({ helping }: Choosing): 'unsure' | 'assume' {
  return helping ? 'assume' : 'unsure';
}
