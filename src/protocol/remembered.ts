/** So many results are remembered of each function; the one that was made first is forgotten first. */
const MOST = 2_000;

/** Longer keys are not remembered: nobody needs such a token twice. */
const LONGEST = 8_000;

/**
 * A function that remembers what it gave for a key. Only for what follows from the key alone and is never changed afterwards, such as a
 * signature that is the same each time: a run that is performed again, compared or drawn then works nothing out twice. A
 * promise that fails is not remembered.
 */
export function remembered<T>(): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    if (key.length > LONGEST) return make();
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make();
    known.set(key, made);
    if (made instanceof Promise) made.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
