/** Where a value stands in a JSON document: `['keys', 0, 'kid']`. */
export type JsonPath = readonly (string | number)[];

/** Deeper than this nobody reads, and a foreign document could be endless. */
export const deepest = 24;

/** The members of an object or the items of an array, each with its key; `undefined` for everything else. */
export function entriesOf(value: unknown): readonly (readonly [string | number, unknown])[] | undefined {
  if (Array.isArray(value)) return value.map((item, at) => [at, item] as const);
  if (typeof value === 'object' && value !== null) return Object.entries(value);
  return undefined;
}

/** A value that is neither object nor array, as JSON writes it. */
export function scalarText(value: unknown): string {
  return JSON.stringify(value) ?? 'null';
}
