import { type Move, perform, type Recipe, type Run, type RunSnapshot, rewound } from '../../lab/index.ts';
import { isStop, type TraceEvent } from '../../trace/index.ts';
import { eventSentence } from '../event-words.ts';
import type { KeptRun } from '../saved/kept-run.ts';
import { firstDifference } from './first-difference.ts';
import type { Start } from './use-run.ts';
import type { Walk } from './use-walk.ts';

/** The ways to go on otherwise than the run did. Each leaves the run as it is for another one. */
export interface WhatIf {
  /** The run as it is, and where its reader stands. */
  here(): KeptRun;
  /** Goes on from an earlier event: what was done after it is done no more. */
  continueFrom(seq: number): void;
  /** The clock goes on at an event; an earlier one is gone on from. */
  wait(seq: number, seconds: number): void;
  /** Performs the run with other settings, and stands at the first event that differs. Resolves with what differs, in words. */
  setUp(changes: Partial<Recipe>): Promise<string>;
  /** Begins anew with the same settings. */
  restart(): void;
  /** Takes up another run of the same flow. */
  open(kept: KeptRun): void;
}

/** What the run screen can do with its run. */
export interface Hands {
  begin(start: Start): void;
  /** Hears of the run that is left, and of the event that its reader stood at. */
  leave(left: KeptRun, at: TraceEvent | undefined): void;
}

/** What can be done with a run that a reader walks through. */
export function whatIf(run: Run, walk: Walk, hands: Hands): WhatIf {
  const here = (): KeptRun => {
    const until = run.snapshot().trace.events.length - 1;
    const event = walk.model.event(walk.seq);
    return {
      recipe: run.recipe(),
      position: { event: walk.seq, until },
      ...(event && { step: event.step }),
    };
  };
  const goTo = (start: Start, left = here()) => {
    hands.leave(left, walk.model.event(left.position.event));
    hands.begin(start);
  };
  const goOnFrom = (seq: number, move?: Move) => {
    const recipe = rewound(run.recipe(), run.snapshot().stops, seq);
    const moves = move ? [...recipe.moves, move] : recipe.moves;
    goTo({ recipe: { ...recipe, moves }, position: { event: seq, until: seq } });
  };
  return {
    here,
    continueFrom: (seq) => goOnFrom(seq),
    wait(seq, seconds) {
      if (walk.live) return run.wait(seconds);
      const stop = stopAt(run.snapshot(), seq);
      if (stop) goOnFrom(seq, { at: stop.at, do: 'wait', seconds });
    },
    async setUp(changes) {
      const left = here();
      const recipe = { ...left.recipe, ...changes };
      const [before, now] = await Promise.all([perform(left.recipe), perform(recipe)]);
      const first = firstDifference(before, now);
      const { event, until } = left.position;
      const stop =
        first === undefined ? undefined : now.events.find((one) => one.seq >= first && isStop(one));
      const reached = stop !== undefined && stop.seq <= until;
      const last = Math.min(until, now.events.length - 1);
      const at = reached ? stop.seq : Math.min(event, last);
      goTo({ recipe, position: { event: at, until: Math.max(at, last) } }, left);
      return effectOf(stop, reached);
    },
    restart: () => goTo({ recipe: { ...run.recipe(), moves: [] } }),
    open: (kept) => goTo(kept),
  };
}

const stopAt = ({ stops }: RunSnapshot, seq: number) => stops.findLast((stop) => stop.seq === seq);

/** What other settings changed, in words. */
function effectOf(event: TraceEvent | undefined, reached: boolean): string {
  if (!event)
    return 'Nothing in this run changes: every message passes anyway. Edit a message to see what the switch stops.';
  const where = `step ${event.step}, ${eventSentence(event)}`;
  return reached
    ? `Performed again. The first that differs: ${where}.`
    : `Nothing changes so far. The first that will differ: ${where}.`;
}
