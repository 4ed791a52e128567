import type { TokenCall } from '../../facts/facts.ts';
import { intervalOf, type Polling } from './polls.ts';

/** A poll that came sooner than it should have. */
export interface Hasty {
  readonly poll: TokenCall;
  readonly before: TokenCall;
  /** Seconds since the poll before. */
  readonly gap: number;
  /** Seconds that were required by then. */
  readonly required: number;
  /** Sooner even than the interval that the server told at first. */
  readonly fromTheStart: boolean;
}

/** Timers are not exact: so much of a second is not haste. */
const TOLERANCE = 0.5;

/** How a client kept to the interval: its hasty polls, and how often it was told to slow down. */
export interface Pace {
  readonly interval: number;
  readonly hasty: readonly Hasty[];
  readonly slowDowns: readonly TokenCall[];
}

/**
 * Measures the gaps between polls, from request to request. Each `slow_down` adds 5 seconds for all polls after it.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export function paceOf({ ask, polls }: Polling): Pace {
  const interval = intervalOf(ask);
  const hasty: Hasty[] = [];
  let required = interval;
  polls.forEach((poll, index) => {
    const before = polls[index - 1];
    if (before) {
      const gap = (poll.event.at - before.event.at) / 1000;
      if (before.error === 'slow_down') required += 5;
      if (gap >= 0 && gap < required - TOLERANCE)
        hasty.push({ poll, before, gap, required, fromTheStart: gap < interval - TOLERANCE });
    }
  });
  return { interval, hasty, slowDowns: polls.filter(({ error }) => error === 'slow_down') };
}
