import type { Party } from '../parties.ts';
import type { SpecRef } from '../spec.ts';
import type { Level, Need } from './need.ts';
import type { Place } from './place.ts';

export type { Place } from './place.ts';

/** What a reader is told of one name. */
export interface Entry {
  /** As it stands on the wire; a term, as people write it. */
  readonly name: string;
  /** Other words for the same, by which it is found. */
  readonly also?: readonly string[];
  readonly places: readonly Place[];
  /** What it is and what it is for, in one or two sentences. */
  readonly what: string;
  /** Absent where nobody sets it, as with most terms. */
  readonly setBy?: Party;
  /** What goes wrong without it; a reader sees it after these words. */
  readonly without?: string;
  readonly spec: SpecRef;
  /** How much it is needed, by place, flow and grant: the first that holds counts. Absent where nobody asks anything in particular. */
  readonly needs?: readonly Need[];
}

/** An entry as its file writes it: the name is the key, places and party are those of the group unless said. */
type Words = Omit<Entry, 'name' | 'places' | 'setBy'> &
  Partial<Pick<Entry, 'setBy'>> & {
    /** For a need that is the same everywhere. */
    readonly need?: Level;
  };

/** Entries that share their places and the party that sets them. */
export function entriesOf(
  places: readonly Place[],
  setBy: Party | undefined,
  words: Readonly<Record<string, Words>>,
): Entry[] {
  return Object.entries(words).map(([name, { need, ...rest }]) => ({
    name,
    places,
    ...(setBy && { setBy }),
    ...(need && { needs: [{ level: need }] }),
    ...rest,
  }));
}
