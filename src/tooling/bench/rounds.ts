/** How often something is measured. */
export interface Effort {
  readonly rounds: number;
  /** Rounds before those, not counted: the compiler is warming up. */
  readonly warmUp: number;
}

/**
 * Takes a figure of each contestant in every round, one after another, so that what else the machine is doing hits all alike.
 * Returns the figures of each contestant, round by round.
 */
export async function takeTurns(
  contestants: readonly (() => Promise<number>)[],
  { rounds, warmUp }: Effort,
): Promise<number[][]> {
  const figures = contestants.map((): number[] => []);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [i, measure] of contestants.entries()) {
      const figure = await measure();
      if (round >= 0) figures[i]?.push(figure);
    }
  }
  return figures;
}
