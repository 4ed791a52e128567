import type { Clock } from '../protocol/inputs.ts';

/** A clock that stands still until somebody moves it. */
export interface VirtualClock extends Clock {
  /** Moves on by so many milliseconds, never back and never past {@link endOfTime}. */
  advance(milliseconds: number): void;
}

/** The last moment whose year has four digits, as HTTP dates and ISO 8601 want them: 9999-12-31T23:59:59Z. */
export const endOfTime = Date.UTC(9999, 11, 31, 23, 59, 59);

/** A virtual clock that starts at `startedAt`, in milliseconds since 1970-01-01T00:00:00Z. */
export function virtualClock(startedAt: number): VirtualClock {
  let now = startedAt;
  return {
    now: () => now,
    advance: (milliseconds) => {
      if (milliseconds > 0) now = Math.max(now, Math.min(now + milliseconds, endOfTime));
    },
  };
}

/** How long things take in the run's own time, in milliseconds. Only their order matters; real waiting is none. */
export const pace = { frontChannel: 60, backChannel: 25, work: 5, person: 4_000 } as const;
