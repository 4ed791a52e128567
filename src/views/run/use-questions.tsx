import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Attempt, attemptsBefore } from '../../guide/quiz/attempts.ts';
import type { Run, RunSnapshot, Step } from '../../lab/index.ts';
import { keep, recall } from '../../ui/storage.ts';
import { useKeys } from '../../ui/use-keys.ts';
import { coveredSteps } from '../quiz/covered-steps.ts';
import { useQuizParts } from './quiz-parts.ts';
import { useAsked } from './use-asked.ts';
import type { Walk } from './use-walk.ts';

const KEPT = 'grant-tour.questions';

/** The question mode of a run. */
export interface Questions {
  readonly on: boolean;
  toggle(): void;
  /** The walk, whose Next asks first where something is to be asked. */
  readonly walk: Walk;
  /** A question waits for its answer. */
  readonly asking: boolean;
  /** What stands in place of the inspector; `undefined` where that stands. */
  readonly pane: ReactNode | undefined;
  /** The flow's steps, without what would answer a question. */
  readonly steps: readonly Step[];
  /** Why there are none, though somebody asked for them. */
  readonly problem: string | undefined;
}

/**
 * Asks about events before they are shown, once each, only where Next brings something new. `onClosed` takes the focus that the
 * pane had. Autoplay stops at a question like any other Next; End and the list of steps go past them all.
 */
export function useQuestions(run: Run, snapshot: RunSnapshot, walk: Walk, onClosed: () => void): Questions {
  const [on, setOn] = useState(() => recall(KEPT) === 'on');
  const [attempts, add] = useAttempts(run, snapshot.trace.events.length);
  // What was asked can still be looked at after the mode is off, also by who has just come back to the run.
  const { parts, problem } = useQuizParts(on || attempts.length > 0);
  const { question, attempt, count, next, clear } = useAsked({ on, run, walk, attempts }, parts);
  const ended = walk.atEnd && attempts.length > 0;
  const summary = useSummary(walk.seq, on && ended);

  function toggle() {
    keep(KEPT, on ? undefined : 'on');
    setOn(!on);
    clear();
    summary.open(on && attempts.length > 0);
  }
  useKeys({ q: toggle });
  const closing = (act: () => void) => () => {
    onClosed();
    act();
  };
  const { id, steps } = run.flow;
  const { model, select } = walk;
  const asking = useMemo(() => ({ ...walk, next }), [walk, next]);
  const covered = useMemo(() => (on ? coveredSteps(steps, model) : steps), [on, steps, model]);
  return {
    ...{ on, toggle, problem, steps: covered },
    walk: on ? asking : walk,
    asking: question !== undefined && !attempt,
    pane:
      parts && (question || summary.isOpen) ? (
        <parts.QuizPane
          {...{ flow: id, model, question, attempts, ended }}
          showCount={count}
          onAttempt={add}
          onShow={closing(next)}
          onLeave={closing(toggle)}
          onClose={closing(() => summary.open(false))}
          onSelect={(seq) => closing(() => select(seq))()}
        />
      ) : undefined,
  };
}

/** What was answered in each run, for who comes back to it from two runs side by side. */
const answered = new WeakMap<Run, readonly Attempt[]>();

/** What was answered in a run. Another run that begins in its middle keeps what was asked about the events that it shows. */
function useAttempts(run: Run, shown: number): [readonly Attempt[], (made: Attempt) => void] {
  const [kept, setKept] = useState<{ readonly run: Run; readonly attempts: readonly Attempt[] }>(() => ({
    run,
    attempts: answered.get(run) ?? [],
  }));
  if (kept.run !== run) setKept({ run, attempts: attemptsBefore(kept.attempts, shown) });
  const { attempts } = kept;
  useEffect(() => {
    answered.set(run, attempts);
  }, [run, attempts]);
  return [attempts, (made) => setKept({ run, attempts: [...attempts, made] })];
}

/** Whether the summary is open at an event: where it is `wanted`, unless the reader opened or closed it there. */
function useSummary(seq: number, wanted: boolean) {
  const [choice, setChoice] = useState<{ readonly at: number; readonly open: boolean }>();
  return {
    isOpen: choice?.at === seq ? choice.open : wanted,
    open: (open: boolean) => setChoice({ at: seq, open }),
  };
}
