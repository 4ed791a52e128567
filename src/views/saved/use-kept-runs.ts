import { useCallback, useEffect, useState } from 'react';
import type { Listing } from './kept-list.ts';
import type { LastRun, SavedRun } from './kept-run.ts';
import type { RunStore } from './store.ts';

/** All that a browser keeps, as it was when it was last looked at. */
export interface KeptRuns {
  readonly saved: Listing<SavedRun>;
  readonly last: Listing<LastRun>;
  /** The text of what cannot be read. */
  readonly damage: string | undefined;
  /** Looks again. */
  refresh(): void;
}

const look = (store: RunStore) => ({
  saved: store.list(),
  last: store.lastOfAll(),
  damage: store.damage(),
});

/** What the store holds; it looks again when another tab has changed something. */
export function useKeptRuns(store: RunStore): KeptRuns {
  const [seen, setSeen] = useState(() => look(store));
  const refresh = useCallback(() => setSeen(look(store)), [store]);
  useEffect(() => {
    window.addEventListener('storage', refresh);
    return () => window.removeEventListener('storage', refresh);
  }, [refresh]);
  return { ...seen, refresh };
}
