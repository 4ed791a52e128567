import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { type Attempt, attemptAt } from '../../guide/quiz/attempts.ts';
import type { Question } from '../../guide/quiz/question.ts';
import type { Run } from '../../lab/index.ts';
import { isStop } from '../../trace/index.ts';
import type { Ahead } from '../quiz/ahead.ts';
import { questionAfter } from '../quiz/question-after.ts';
import { loadQuiz, type QuizParts } from './quiz-parts.ts';
import type { Walk } from './use-walk.ts';

/** The question that stands before the coming event, and the Next that asks it. */
export interface AskingWalk {
  readonly question: Question | undefined;
  readonly attempt: Attempt | undefined;
  /** How often Next asked for it since it stands. */
  readonly count: number;
  /** Asks first where something is to be asked and was not yet; else goes on. It stays the same function. */
  next(): void;
  /** Takes the question away. */
  clear(): void;
}

/** A question and where it stands. */
interface Asked {
  readonly question: Question;
  readonly run: Run;
  readonly at: number;
  readonly recipe: string;
  readonly count: number;
}

/** What Next goes by. */
interface Now {
  readonly on: boolean;
  readonly run: Run;
  readonly walk: Walk;
  readonly attempts: readonly Attempt[];
}

/** Looks ahead in a run while the mode is `on`, anew whenever its recipe changes, and asks before the events that a question is about. */
export function useAsked(
  { on, run, walk, attempts }: Now,
  parts: Pick<QuizParts, 'lookAhead'> | undefined,
): AskingWalk {
  const [asked, setAsked] = useState<Asked>();
  const recipe = on ? JSON.stringify(run.recipe()) : '';
  const stands = on && asked !== undefined && isPresent(asked, run, walk, recipe);
  const question = stands ? asked.question : undefined;
  const attempt = question && attemptAt(attempts, question);
  const latest = useRef({ on, run, walk, attempts, waits: false });
  useLayoutEffect(() => {
    latest.current = { on, run, walk, attempts, waits: question !== undefined && !attempt };
  });
  const comingOf = useLookAhead();
  useEffect(() => {
    if (recipe !== '' && parts) comingOf(run, parts.lookAhead);
  }, [recipe, parts, run, comingOf]);

  const [next] = useState(() => {
    const inOrder = inTurn(() => {
      const { run: asks, walk: here, waits } = latest.current;
      if (!here.live || asks.snapshot().waitsFor === 'nothing') return here.next();
      if (waits) return setAsked((one) => one && { ...one, count: one.count + 1 });
      const go = (found: Found | undefined) => {
        const now = latest.current;
        if (now.run !== asks || !now.walk.live) return now.walk.next();
        if (found && now.on && !attemptAt(now.attempts, found.question))
          return setAsked({ ...found, run: asks, count: 0 });
        const changed = nextChange(asks);
        now.walk.next();
        return changed;
      };
      const known = comingOf(asks);
      return known?.ahead ? go(foundIn(known, known.ahead, asks)) : soon(asks, comingOf).then(go);
    });
    // Within what is shown already nothing is asked, and nothing waits for what was pressed before.
    return () => (latest.current.walk.live ? inOrder() : latest.current.walk.next());
  });
  const clear = useCallback(() => setAsked(undefined), []);
  return { question, attempt, count: asked?.count ?? 0, next, clear };
}

/** A question stands as long as its reader does, and nobody changes what it is about. */
function isPresent(asked: Asked, run: Run, { live, seq }: Walk, recipe: string): boolean {
  return asked.run === run && live && asked.at === seq && asked.recipe === recipe;
}

/** A recipe, and what is to come in it once that is known. */
interface Look {
  readonly recipe: string;
  readonly coming: Promise<Ahead>;
  ahead?: Ahead;
}

/** Looks ahead in a run; without a way to look, what was seen before, if it is still so. */
type ComingOf = (run: Run, look?: QuizParts['lookAhead']) => Look | undefined;

/** Looks ahead once for each recipe. */
function useLookAhead(): ComingOf {
  const last = useRef<Look>(undefined);
  return useCallback((run, look) => {
    const recipe = run.recipe();
    const key = JSON.stringify(recipe);
    if (last.current?.recipe === key) return last.current;
    if (!look) return undefined;
    const seen: Look = { recipe: key, coming: look(recipe, run.flow.steps) };
    seen.coming.then(
      (ahead) => {
        seen.ahead = ahead;
      },
      // A run that cannot be looked ahead of asks nothing; it says itself what is wrong.
      () => undefined,
    );
    last.current = seen;
    return seen;
  }, []);
}

type Found = Pick<Asked, 'question' | 'at' | 'recipe'>;

/** The question before what a run shows after its newest event. */
function foundIn({ recipe }: Look, ahead: Ahead, run: Run): Found | undefined {
  const at = run.snapshot().trace.events.findLast(isStop)?.seq ?? -1;
  const question = questionAfter(ahead, at);
  return question && { question, at, recipe };
}

/** The same for who goes on right after switching the mode on, or changing the run. */
async function soon(run: Run, comingOf: ComingOf): Promise<Found | undefined> {
  try {
    const { lookAhead } = await loadQuiz();
    const look = comingOf(run, lookAhead);
    return look && foundIn(look, await look.coming, run);
  } catch {
    return undefined;
  }
}

/** A function whose calls wait for each other; the first begins at once. */
function inTurn(act: () => unknown): () => void {
  let calls = 0;
  let busy = false;
  async function work() {
    busy = true;
    for (; calls > 0; calls--) await act();
    busy = false;
  }
  return () => {
    calls++;
    if (!busy) void work();
  };
}

const nextChange = (run: Run): Promise<void> =>
  new Promise((resolve) => {
    const stop = run.subscribe(() => {
      stop();
      resolve();
    });
  });
