import {
  type Entry,
  entries,
  entryId,
  explain,
  explainTerm,
  explainValue,
  kindOf,
} from '../../protocol/dictionary/index.ts';

/** What else a reader of an entry may want. */
export interface Related {
  /** The same name elsewhere, where it means something of its own. */
  readonly namesakes: readonly Entry[];
  /** Words that can stand as its value. */
  readonly words: readonly Entry[];
  /** What its explanation speaks of. */
  readonly mentioned: readonly Entry[];
}

/** The entries around one. */
export function relatedTo(entry: Entry): Related {
  const all = entries();
  const namesakes = namesakesOf(entry.name).filter((one) => one !== entry);
  const words = parameterOf(entry) ? [] : all.filter((one) => parameterOf(one) === entry.name);
  const near = new Set([entry, ...namesakes, ...words]);
  const spoken = [...namesIn(entry.what), ...namesIn(entry.without ?? '')];
  const mentioned = spoken.flatMap((name) => entryOfName(name, entry) ?? []);
  const carrier = explainPlaces(parameterOf(entry) ?? '', entry);
  return {
    ...{ namesakes, words },
    mentioned: [...new Set([...(carrier ? [carrier] : []), ...mentioned])].filter((one) => !near.has(one)),
  };
}

/** All entries of a name. */
export function namesakesOf(name: string): readonly Entry[] {
  const small = name.toLowerCase();
  return entries().filter((one) => one.name.toLowerCase() === small);
}

/** The parameter that a word belongs to as its value, such as `grant_type`, `scope` or `error`. */
export function parameterOf(entry: Entry): string | undefined {
  const kind = kindOf(entry);
  if (kind === 'scope' || kind === 'error') return kind;
  return kind === 'value' ? entryId(entry).split('.')[0] : undefined;
}

/** Names that stand in backticks. */
const namesIn = (sentence: string): string[] => sentence.split('`').filter((_, at) => at % 2 === 1);

/** What a name means in a sentence about an entry: where the entry stands if it is known there, then anywhere. */
export function entryOfName(name: string, about?: Entry): Entry | undefined {
  return (
    (about && explainPlaces(name, about)) ??
    (about && explainValue(about.name, name)) ??
    explainTerm(name) ??
    byName().get(name)
  );
}

function explainPlaces(name: string, { places }: Entry): Entry | undefined {
  for (const place of places) {
    const found = explain(name, place);
    if (found) return found;
  }
  return undefined;
}

/** The first entry of each name. */
function byName(): ReadonlyMap<string, Entry> {
  names ??= new Map([...entries()].reverse().map((entry) => [entry.name, entry]));
  return names;
}

let names: ReadonlyMap<string, Entry> | undefined;
