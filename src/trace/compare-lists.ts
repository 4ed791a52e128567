/** What two lists have under each name, in the order of the names. */
export function byName<V>(
  left: readonly (readonly [string, V])[],
  right: readonly (readonly [string, V])[],
): [name: string, lefts: V[], rights: V[]][] {
  const names = new Map<string, [string, V[], V[]]>();
  const at = (name: string) => {
    const entry = names.get(name) ?? [name, [], []];
    names.set(name, entry);
    return entry;
  };
  for (const [name, value] of left) at(name)[1].push(value);
  for (const [name, value] of right) at(name)[2].push(value);
  return [...names.values()];
}

/** Pairs what two lists share, then the rest in order. */
export function zip(
  left: readonly string[],
  right: readonly string[],
): [string | undefined, string | undefined][] {
  const pairs: [string | undefined, string | undefined][] = [];
  const alone: string[] = [];
  const rest = [...right];
  for (const value of left) {
    const at = rest.indexOf(value);
    if (at < 0) alone.push(value);
    else {
      rest.splice(at, 1);
      pairs.push([value, value]);
    }
  }
  for (let at = 0; at < Math.max(alone.length, rest.length); at++) pairs.push([alone[at], rest[at]]);
  return pairs;
}
