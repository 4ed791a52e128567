import { type Entry, explain, explainValue, type Place } from '../../../protocol/dictionary/index.ts';
import { type Parameters, repeatedNames, spaceDelimited } from '../../../protocol/parameters.ts';

/** A name with its value, and what the dictionary says of both. */
export interface NamedRow {
  readonly name: string;
  readonly value: string;
  /** `undefined` where the dictionary does not know the name in this place. */
  readonly entry: Entry | undefined;
  /** What single words of the value mean: scopes, an error code, a grant type. */
  readonly words: readonly Entry[];
  /** The name stands more than once. */
  readonly repeated: boolean;
}

/** Parameters, members or claims as rows, explained for the place where they stand. */
export function namedRows(pairs: Parameters, place: Place): NamedRow[] {
  const repeated = new Set(repeatedNames(pairs));
  return pairs.map(([name, value]) => ({
    name,
    value,
    entry: explain(name, place),
    words: wordsIn(name, value),
    repeated: repeated.has(name),
  }));
}

function wordsIn(name: string, value: string): Entry[] {
  return spaceDelimited(value)
    .map((word) => explainValue(name, word))
    .filter((entry) => entry !== undefined);
}
