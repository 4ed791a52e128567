/** What becomes of the values of one name in a list: see `Change` and `Target` in `recipe.ts`. */
export type ValueChange =
  | { readonly value: string | null; readonly nth?: number | undefined }
  | { readonly add: string };

/**
 * A list after a change to those that `isIt` finds; everything else keeps its place. What is set but not there is added at the end.
 * `make` makes an item of a value, out of the one that it replaces.
 */
export function changedValues<T>(
  list: readonly T[],
  isIt: (item: T) => boolean,
  change: ValueChange,
  make: (value: string, old: T | undefined) => T,
): T[] {
  if ('add' in change) return [...list, make(change.add, undefined)];
  const { value, nth } = change;
  const places = list.flatMap((item, at) => (isIt(item) ? [at] : []));
  const meant = places[nth ?? 0];
  if (meant === undefined) return value === null ? [...list] : [...list, make(value, undefined)];
  return list.flatMap((item, at) => {
    if (at === meant) return value === null ? [] : [make(value, item)];
    return nth === undefined && places.includes(at) ? [] : [item];
  });
}
