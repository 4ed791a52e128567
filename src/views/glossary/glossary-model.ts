import { isKind } from '../../guide/glossary/kinds.ts';
import { search } from '../../guide/glossary/search.ts';
import { type Entry, entryById, entryId, type Kind, kindOf } from '../../protocol/dictionary/index.ts';

/** What the glossary shows, as its address says it: `entry` by its id, what is searched for, the only kind that is listed. */
export type Query = Readonly<Record<string, string>>;

/** The glossary as its address asks for it. */
export interface Shown {
  readonly search: string;
  readonly kind: Kind | undefined;
  /** What the list has. */
  readonly found: readonly Entry[];
  /** How many the search finds whatever their kind. */
  readonly ofAnyKind: number;
  /** The one that is open: what the address names, or else the best that the search finds. */
  readonly entry: Entry | undefined;
  /** An entry was asked for by its id; a list beside which there is no room steps back for it. */
  readonly asked: boolean;
  /** The id that was asked for, where there is no such entry. */
  readonly unknown: string | undefined;
}

/** Reads an address. Whatever it says, something can be shown. */
export function shownFor(query: Query): Shown {
  const { entry: id, kind: given } = query;
  const text = query['search'] ?? '';
  const kind = isKind(given) ? given : undefined;
  const all = search(text);
  const found = kind === undefined ? all : all.filter((entry) => kindOf(entry) === kind);
  const named = id === undefined ? undefined : entryById(id);
  const best = text.trim() === '' ? undefined : found[0];
  return {
    ...{ search: text, kind, found, ofAnyKind: all.length },
    entry: id === undefined ? best : named,
    asked: id !== undefined,
    unknown: named ? undefined : id,
  };
}

/** The address of an entry; the list beside it stays as it is. */
export function queryOfEntry(query: Query, entry: Entry): Query {
  return { ...query, entry: entryId(entry) };
}

/** The address of the list alone. */
export function queryOfList({ entry: _, ...rest }: Query): Query {
  return rest;
}

/** The address of a search; empty parts are left out. */
export function queryOfSearch(text: string, kind: string | undefined): Query {
  return { ...(text !== '' && { search: text }), ...(isKind(kind) && { kind }) };
}

/** The name in an id that is not known, for reading: `made_up` of `id-token.made_up`. */
export function nameInId(id: string): string {
  return id.split('.').slice(1).join('.') || id;
}
