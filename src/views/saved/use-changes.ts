import { useState } from 'react';
import type { Done } from './kept-list.ts';
import type { SavedRun } from './kept-run.ts';
import type { RunStore } from './store.ts';

/** What a person changes in the list of saved runs, and what became of it. */
export interface Changes {
  /** What was done last, in a sentence; empty where nothing was. */
  readonly said: string;
  /** Why the last change did not work. */
  readonly problem: string | undefined;
  /** The run that was deleted a moment ago. */
  readonly deleted: SavedRun | undefined;
  /** The name of the run that gets the focus. */
  readonly focused: string | undefined;
  save(run: SavedRun, how?: 'replace'): void;
  /** Returns what is wrong with the new name. */
  rename(from: string, to: string): string | undefined;
  remove(run: SavedRun): void;
  bringBack(run: SavedRun): void;
  discardDamage(): void;
}

/** Changes the store, and has the list looked at again after each change. */
export function useChanges(store: RunStore, refresh: () => void): Changes {
  const [said, setSaid] = useState('');
  const [problem, setProblem] = useState<string>();
  const [deleted, setDeleted] = useState<SavedRun>();
  const [focused, setFocused] = useState<string>();

  function tell(result: Done, words: string): boolean {
    refresh();
    setProblem(result.done ? undefined : result.problem);
    setSaid(result.done ? words : '');
    return result.done;
  }
  return {
    ...{ said, problem, deleted, focused },
    save(run, how) {
      if (tell(store.save(run, how), `Saved as “${run.name}”.`)) setDeleted(undefined);
    },
    rename(from, to) {
      const result = store.rename(from, to);
      if (!result.done) return result.problem;
      tell(result, `Renamed to “${to}”.`);
      setFocused(to);
      return undefined;
    },
    remove(run) {
      if (!tell(store.remove(run.name), '')) return;
      setDeleted(run);
      setFocused(undefined);
    },
    bringBack(run) {
      if (!tell(store.save(run), `“${run.name}” is back.`)) return;
      setDeleted(undefined);
      setFocused(run.name);
    },
    discardDamage() {
      tell(store.discardDamage(), 'What could not be read is discarded.');
    },
  };
}
