import { type Occurrences, withRun } from '../../guide/glossary/occurrences.ts';
import type { Showcase } from '../../guide/glossary/showcases.ts';
import type { TraceModel } from '../../trace/index.ts';
import type { Query } from './glossary-model.ts';

/** A run that was looked through. */
export interface PerformedRun {
  readonly showcase: Showcase;
  readonly model: TraceModel;
  /** What its address says behind the flow: options, or the whole recipe. */
  readonly address: Query;
  /** What is not as the flow comes, in words; empty where nothing is. */
  readonly words: string;
}

/** How far the showcases are looked through. */
export interface Looked {
  /** By their place in the list; one that could not be performed is not there. */
  readonly runs: readonly (PerformedRun | undefined)[];
  /** How many there are in all. */
  readonly of: number;
  readonly occurrences: Occurrences;
}

/** Showcases that are performed one after the other while somebody is interested. */
export interface ShowcaseRuns {
  snapshot(): Looked;
  subscribe(listener: () => void): () => void;
}

/** Performs showcases in their order, with a `pause` after each for whatever the page has to do. */
export function showcaseRuns(
  showcases: readonly Showcase[],
  performOne: (showcase: Showcase) => Promise<PerformedRun>,
  pause: () => Promise<void>,
): ShowcaseRuns {
  const listeners = new Set<() => void>();
  let looked: Looked = { runs: [], of: showcases.length, occurrences: new Map() };
  let going = false;

  async function go() {
    going = true;
    while (listeners.size > 0 && looked.runs.length < showcases.length) {
      const showcase = showcases[looked.runs.length];
      // One that fails leaves a gap; the others are worth looking at all the same.
      const run = showcase && (await performOne(showcase).catch(() => undefined));
      looked = withPerformed(looked, run);
      for (const listener of listeners) listener();
      await pause();
    }
    going = false;
  }

  return {
    snapshot: () => looked,
    subscribe(listener) {
      listeners.add(listener);
      if (!going) void go();
      return () => listeners.delete(listener);
    },
  };
}

function withPerformed({ runs, of, occurrences }: Looked, run: PerformedRun | undefined): Looked {
  return {
    ...{ of, runs: [...runs, run] },
    occurrences: run ? withRun(occurrences, run.model, runs.length) : occurrences,
  };
}
