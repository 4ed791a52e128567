import {
  type Circumstance,
  type Entry,
  explain,
  explainScope,
  type Place,
} from '../../../protocol/dictionary/index.ts';
import type { Trace } from '../../../trace/events.ts';
import { perform } from '../../perform.ts';
import type { Edit, Recipe, StopName } from '../../recipe.ts';

/** One name in one kind of message, and what becomes of the message if it is left out, or put in. */
export interface Try {
  readonly name: string;
  readonly flow: string;
  /** The kind of message. */
  readonly place: Place;
  /** Where in it the name stands, as the dictionary says: a header and a claim have places of their own. */
  readonly of: Place | 'scope';
  readonly grant: string | undefined;
  /** `undefined` where nothing rests on it. */
  readonly when: readonly Circumstance[] | undefined;
  readonly how: 'left out' | 'put in';
  /** The check of the receiver that refused the message then. */
  refusedBy(): Promise<string | undefined>;
}

/** What explains the name. */
export function entryOf({ name, of }: Pick<Try, 'name' | 'of'>): Entry | undefined {
  return of === 'scope' ? explainScope(name) : explain(name, of);
}

/** The same name in the same kind of message is tried once. */
export function once(tries: readonly Try[]): Try[] {
  const keyed = tries.map((one) => {
    const { name, flow, place, of, grant, when, how } = one;
    return [JSON.stringify([name, flow, place, of, grant, when, how]), one] as const;
  });
  return [...new Map([...keyed].reverse()).values()];
}

/** A run with one message changed. */
export function edited(recipe: Recipe, at: StopName, edit: Edit): Promise<Trace> {
  return perform({ ...recipe, moves: [...recipe.moves, { at, do: 'edit', edits: [edit] }] });
}
