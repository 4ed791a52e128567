/** So many results are remembered of each function; the one that was made first is forgotten first. */
const MOST = 2_000;

/** Longer keys are not remembered: nobody needs such a token twice. */
const LONGEST = 8_000;

/**
 * A function that remembers what it gave for a key. Only for what follows from the key alone, such as a signature that is the same each
 * time: a run that is performed again then costs no cryptography twice. What fails is not remembered.
 */
export function remembered<T>(): (key: string, make: () => Promise<T>) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key, make) => {
    if (key.length > LONGEST) return make();
    const before = known.get(key);
    if (before) return before;
    const made = make();
    known.set(key, made);
    made.catch(() => known.delete(key));
    const [oldest] = known.keys();
    if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    return made;
  };
}
