import type { Clock } from '../protocol/inputs.ts';

/** A clock that stands still until somebody moves it. */
export interface VirtualClock extends Clock {
  /** Moves on by so many milliseconds; a negative number is taken as 0, for time never runs back. */
  advance(milliseconds: number): void;
}

/** A virtual clock that starts at `startedAt`, in milliseconds since 1970-01-01T00:00:00Z. */
export function virtualClock(startedAt: number): VirtualClock {
  let now = startedAt;
  return {
    now: () => now,
    advance: (milliseconds) => {
      now += Math.max(0, milliseconds);
    },
  };
}

/** How long things take in the run's own time, in milliseconds. Only their order matters; real waiting is none. */
export const pace = { frontChannel: 60, backChannel: 25, work: 5, person: 4_000 } as const;
