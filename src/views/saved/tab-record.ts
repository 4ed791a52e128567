import { attempt, type Done } from './kept-list.ts';
import { type KeptRun, readKeptRun, readRecord } from './kept-run.ts';

/** Of how many places a tab remembers the run. */
const MAX_PLACES = 12;

/** What a tab remembers for when its page is loaded again: the run at each place, such as a route. */
export interface TabRecord {
  keepInTab(place: string, kept: KeptRun): Done;
  inTab(place: string): KeptRun | undefined;
}

/** The tab's own record, under a key of its `sessionStorage`. It ends with the tab, so what is damaged in it is not worth keeping. */
export function openTabRecord(storage: () => Storage, key: string): TabRecord {
  const entries = () => {
    try {
      return entriesIn(storage().getItem(key));
    } catch {
      return [];
    }
  };
  return {
    keepInTab(place, kept) {
      const others = entries().filter((one) => one.place !== place);
      const after = [{ place, kept }, ...others].slice(0, MAX_PLACES);
      return attempt(() => storage().setItem(key, JSON.stringify(after)));
    },
    inTab(place) {
      const entry = entries().find((one) => one.place === place);
      try {
        return entry && readKeptRun(entry.kept);
      } catch {
        return undefined;
      }
    },
  };
}

function entriesIn(text: string | null): { readonly place: unknown; readonly kept: unknown }[] {
  const value: unknown = JSON.parse(text ?? '[]');
  if (!Array.isArray(value)) return [];
  return value.map((entry) => {
    const { place, kept } = readRecord(entry, '$');
    return { place, kept };
  });
}
