/** How often something is measured. */
export interface Effort {
  readonly rounds: number;
  /** Runs of each flow before the first round, not counted: the compiler is warming up. */
  readonly warmUp: number;
}

/**
 * Takes a figure of each contestant in every round, one after another, so that what else the machine is doing hits all alike.
 * Returns the figures of each contestant, round by round.
 */
export async function takeTurns(
  contestants: readonly (() => Promise<number>)[],
  rounds: number,
): Promise<number[][]> {
  const figures = contestants.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [i, measure] of contestants.entries()) figures[i]?.push(await measure());
  }
  return figures;
}
