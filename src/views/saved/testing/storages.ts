/** A storage as a browser has one; `room` is how many characters fit. */
export function memoryStorage(
  initial: Readonly<Record<string, string>> = {},
  room = Number.POSITIVE_INFINITY,
): Storage {
  const kept = new Map(Object.entries(initial));
  const size = () => [...kept].reduce((sum, [key, value]) => sum + key.length + value.length, 0);
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (key) => kept.get(key) ?? null,
    setItem(key, value) {
      const before = kept.get(key);
      kept.set(key, value);
      if (size() <= room) return;
      if (before === undefined) kept.delete(key);
      else kept.set(key, before);
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    },
    removeItem: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}

/** The ways in which a browser refuses: each is given to the store as it would ask for `window.localStorage`. */
export const blockedStorages: Readonly<Record<string, () => Storage>> = {
  'the getter throws': () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  },
  'reading throws': () => ({
    ...memoryStorage(),
    getItem() {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    },
  }),
  'there is none': () => null as unknown as Storage,
};
