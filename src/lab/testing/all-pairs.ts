/** What can be set, by name, with the values to try. */
export type Choices = Readonly<Record<string, readonly string[]>>;

/** One value for each name. */
export type Row = Readonly<Record<string, string>>;

/**
 * Rows in which every two values of two names meet at least once: far fewer than all combinations, and most faults need no
 * more than two settings to show. Greedy and without chance, so the same choices give the same rows. What meets in `before`
 * need not meet again.
 */
export function allPairs(choices: Choices, before: readonly Row[] = []): Row[] {
  const names = Object.keys(choices);
  const missing = new Set(pairsOf(choices));
  for (const pair of before.flatMap(pairsIn)) missing.delete(pair);
  const rows: Row[] = [];
  for (const first of missing) {
    const row = filled(names, choices, missing, JSON.parse(first) as [string, string][]);
    for (const pair of pairsIn(row)) missing.delete(pair);
    rows.push(row);
  }
  return rows;
}

/** Begins with one pair that is missing; then each name gets the value that meets most of what is missing. */
function filled(
  names: readonly string[],
  choices: Choices,
  missing: ReadonlySet<string>,
  begin: readonly [string, string][],
): Row {
  const row = new Map(begin);
  for (const name of names) {
    if (row.has(name)) continue;
    const gain = (value: string) =>
      [...row].filter(([other, its]) => missing.has(pair(names, [name, value], [other, its]))).length;
    const values = choices[name] ?? [];
    row.set(
      name,
      values.reduce((best, value) => (gain(value) > gain(best) ? value : best)),
    );
  }
  return Object.fromEntries(names.map((name) => [name, row.get(name) ?? '']));
}

/** A pair is written in one way only, whoever comes first. */
function pair(names: readonly string[], one: [string, string], other: [string, string]): string {
  const inOrder = names.indexOf(one[0]) < names.indexOf(other[0]) ? [one, other] : [other, one];
  return JSON.stringify(inOrder);
}

/** Every pair that there is. */
export function pairsOf(choices: Choices): string[] {
  const settings = Object.entries(choices);
  return settings.flatMap(([name, values], index) =>
    settings.slice(index + 1).flatMap(([other, others]) =>
      values.flatMap((value) =>
        others.map((its) =>
          JSON.stringify([
            [name, value],
            [other, its],
          ]),
        ),
      ),
    ),
  );
}

/** The pairs that meet in a row. */
export const pairsIn = (row: Row): string[] =>
  pairsOf(Object.fromEntries(Object.entries(row).map(([name, value]) => [name, [value]])));
