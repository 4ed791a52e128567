import { type Entry, entries, entryId, kindOf } from '../../protocol/dictionary/index.ts';
import { KIND_WORDS } from './kinds.ts';

/** A text as it is compared: small, and whatever parts words is one space. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What an entry is searched by. */
interface Searched {
  readonly entry: Entry;
  readonly names: readonly string[];
  /** All else that is said of it. */
  readonly rest: readonly string[];
}

const searched: readonly Searched[] = entries().map((entry) => ({
  entry,
  names: [entry.name, ...(entry.also ?? [])].map(plain),
  rest: [
    ...[KIND_WORDS[kindOf(entry)].one, ...entry.places, entryId(entry)],
    ...[entry.what, entry.without ?? '', entry.spec.label],
  ]
    .map(plain)
    .flatMap((text) => text.split(' ')),
}));

/**
 * The entries that a text finds, the best first: what is called so, what begins so, what has a word that begins so, and last what is
 * described so; of those alike, the shorter name first. An empty text finds all, in the dictionary's order.
 */
export function search(text: string): readonly Entry[] {
  const wanted = plain(text);
  const words = wanted.split(' ');
  // Nothing but signs is no name at all.
  if (wanted === '') return text.trim() === '' ? searched.map(({ entry }) => entry) : [];
  return searched
    .map((one) => ({ entry: one.entry, rank: rankOf(one, wanted, words) }))
    .filter((one): one is { entry: Entry; rank: number } => one.rank !== undefined)
    .sort((a, b) => a.rank - b.rank || a.entry.name.length - b.entry.name.length)
    .map(({ entry }) => entry);
}

/** How well it fits, 0 the best; `undefined` for what does not. */
function rankOf({ names, rest }: Searched, wanted: string, words: readonly string[]): number | undefined {
  if (names[0] === wanted) return 0;
  if (names.includes(wanted)) return 1;
  if (names.some((name) => name.startsWith(wanted))) return 2;
  const inNames = names.flatMap((name) => name.split(' '));
  const begins = (among: readonly string[]) => (word: string) => among.some((one) => one.startsWith(word));
  if (words.every(begins(inNames))) return 3;
  if (names.some((name) => name.includes(wanted))) return 4;
  return words.every(begins([...inNames, ...rest])) ? 5 : undefined;
}
