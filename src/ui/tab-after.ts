/** The tab that a key leads to from the present one, or `undefined` for a key that does not move. */
export function tabAfter<Id extends string>(ids: readonly Id[], present: Id, key: string): Id | undefined {
  const at = ids.indexOf(present);
  switch (key) {
    case 'ArrowRight':
      return ids[(at + 1) % ids.length];
    case 'ArrowLeft':
      return ids[(at - 1 + ids.length) % ids.length];
    case 'Home':
      return ids[0];
    case 'End':
      return ids.at(-1);
    default:
      return undefined;
  }
}
