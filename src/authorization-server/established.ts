/** What the checks have established already; anything else is a bug here, which becomes a 500. */
export function established<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('A check let something pass that it should have refused');
  return value;
}
