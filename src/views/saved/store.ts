import { type Done, keptList, type Listing } from './kept-list.ts';
import {
  isWorthKeeping,
  type KeptRun,
  type LastRun,
  readLastRun,
  readSavedRun,
  type SavedRun,
} from './kept-run.ts';

/** Of how many flows the latest run is kept by itself. */
const MAX_LAST = 7;

/** The runs that this browser keeps. Nothing here throws; what did not work says so in a sentence. */
export interface RunStore {
  /** The saved runs, the latest first. */
  list(): Listing<SavedRun>;
  /** Saves a run under its name. A name that is taken is an error, unless the run is to `replace` the one that has it. */
  save(run: SavedRun, how?: 'replace'): Done;
  rename(from: string, to: string): Done;
  remove(name: string): Done;
  /**
   * Keeps the present run in place of the one that was kept last of its flow; not before anything was done in it, so that a look at a flow does not
   * cost the run of yesterday.
   */
  keepLast(kept: KeptRun, keptAt: number): Done;
  /** The run that was kept last of a flow. */
  last(flow: string): LastRun | undefined;
  /** The run that was kept last of each flow, the latest first. */
  lastOfAll(): Listing<LastRun>;
  forgetLast(flow: string): Done;
  /** What cannot be read of all that is kept, as a text worth a look or a file; `undefined` where all can be read. */
  damage(): string | undefined;
  /** Throws away what {@link RunStore.damage} gives, and nothing else. */
  discardDamage(): Done;
}

/**
 * The runs that a browser keeps under `name` and a suffix. `storage` is asked each time, as `() => window.localStorage`, because its getter throws
 * where storage is blocked.
 */
export function openRunStore(storage: () => Storage, name: string): RunStore {
  const saved = keptList(storage, `${name}.saved`, readSavedRun);
  const last = keptList(storage, `${name}.last`, readLastRun);

  return {
    list: saved.read,
    save: (run, how) =>
      saved.change((runs) => {
        const others = runs.filter((one) => one.name !== run.name);
        if (others.length < runs.length && how !== 'replace') return isTaken(run.name);
        return [run, ...others].sort((one, other) => other.savedAt - one.savedAt);
      }),
    rename: (from, to) =>
      saved.change((runs) => {
        if (!runs.some((run) => run.name === from)) return isGone(from);
        if (from !== to && runs.some((run) => run.name === to)) return isTaken(to);
        return runs.map((run) => (run.name === from ? { ...run, name: to } : run));
      }),
    remove: (gone) => saved.change((runs) => runs.filter((run) => run.name !== gone)),
    keepLast(kept, keptAt) {
      if (!isWorthKeeping(kept)) return { done: true };
      return last.change((runs) => {
        const others = runs.filter((one) => one.recipe.flow !== kept.recipe.flow);
        return [{ ...kept, keptAt }, ...others].slice(0, MAX_LAST);
      });
    },
    last: (flow) => last.read().runs.find((run) => run.recipe.flow === flow),
    lastOfAll: last.read,
    forgetLast: (flow) => last.change((runs) => runs.filter((run) => run.recipe.flow !== flow)),
    damage() {
      const parts = [saved.damage(), last.damage()].filter((part) => part !== undefined);
      return parts.length > 0 ? parts.join('\n\n') : undefined;
    },
    discardDamage() {
      const results = [saved, last].map((list) =>
        list.damage() === undefined ? ({ done: true } as const) : list.discardDamage(),
      );
      return results.find(({ done }) => !done) ?? { done: true };
    },
  };
}

const isTaken = (name: string) => `There is already a saved run called “${name}”.`;
const isGone = (name: string) => `“${name}” is no longer there: another tab deleted or renamed it.`;
