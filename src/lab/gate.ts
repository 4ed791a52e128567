import type { Answer, Ending, Page, Question } from '../flows/contract.ts';
import type { Draft } from '../trace/events.ts';
import type { Edit, StopName } from './recipe.ts';

/** A place where the run waits until somebody says go on. */
export type Stop =
  | {
      /** A message that is ready but not yet sent. `draft` is what would be recorded, edits included. */
      readonly kind: 'message';
      readonly at: StopName;
      draft(): Draft;
      /** As it is without any edit. */
      readonly original: Draft;
      /** The edits that the moves hold for it now. */
      edits(): readonly Edit[];
      /** Composes the draft anew, after the moves have changed. */
      revise(): Promise<void>;
    }
  | {
      /** Something was done and recorded; there is only something to look at. */
      readonly kind: 'look';
      readonly at: StopName;
    }
  | {
      /** A person is asked. `draft` is what the demo user would do. */
      readonly kind: 'question';
      readonly at: StopName;
      readonly question: Question;
      readonly page: Page;
      draft(): Draft;
    }
  | {
      /** The walk is at an end; an offer may be picked. */
      readonly kind: 'end';
      readonly at: StopName;
      readonly ending: Ending;
      draft(): Draft;
    };

/** What somebody decided at a stop; nothing special is an empty decision. */
export interface Decision {
  /** At a question: what the person did instead of the demo user. */
  readonly answer?: Answer;
  /** At an end: the offer that was picked. */
  readonly pick?: string;
}

/** Holds a run at each stop. */
export interface Gate {
  hold(stop: Stop): Promise<Decision>;
}

/** Lets everything pass: for headless runs. An end without an offer to pick stays the end. */
export const openGate: Gate = { hold: async () => ({}) };
