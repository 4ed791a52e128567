/** The longest way has seven questions; each is a gate that all seven flows must pass. */
export const gates = [1, 2, 3, 4, 5, 6, 7] as const;

/** Where a gate stands on a track, in percent of its length. */
export function gateAt(gate: number): number {
  return ((gate - 0.5) / gates.length) * 100;
}
