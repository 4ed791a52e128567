import type { Attempt } from './attempt.ts';
import { type Desk, isServerOf } from './desk.ts';
import type { Reading } from './reading.ts';
import { senderOf } from './request-parts.ts';

/** A place among all exchanges, and the attempt that has it. */
interface Placed {
  readonly index: number;
  readonly at: number;
  readonly attempt: Attempt;
}

/** Finds the attempt among whose messages an exchange stands that says nothing of its own. */
export type Company = (reading: Reading) => Attempt | undefined;

/** Further than this nobody looks around for company. */
const MOST_AROUND = 2000;

/**
 * Makes a finder: the attempt with the same server, and the same page where that is told, whose messages are nearest before; the
 * one that comes next, where the one before was over and the next is nearer.
 */
export function companyOf(desk: Desk): Company {
  const placed = desk.attempts
    .flatMap((attempt) =>
      attempt.members.map(
        ({ reading: { index, exchange } }): Placed => ({ index, at: exchange.at, attempt }),
      ),
    )
    .sort((a, b) => a.index - b.index);
  return (reading) => {
    const sender = senderOf(reading);
    const ofServer = (one: Attempt) => isServerOf(desk, one, reading.origin);
    const ofPage = (one: Attempt) => ofServer(one) && (sender === '' || one.apps.has(sender));
    return around(placed, reading, ofPage) ?? around(placed, reading, ofServer);
  };
}

function around(
  placed: readonly Placed[],
  { index, exchange }: Reading,
  holds: (attempt: Attempt) => boolean,
): Attempt | undefined {
  const place = placeOf(placed, index);
  const before = firstOf(placed, place - 1, -1, holds);
  const after = firstOf(placed, place, 1, holds);
  if (!before || !after || before.attempt === after.attempt) return (before ?? after)?.attempt;
  const isOver = (before.attempt.members.at(-1)?.reading.index ?? 0) < index;
  const isNearer = after.at - exchange.at < exchange.at - before.at;
  return isOver && isNearer ? after.attempt : before.attempt;
}

function firstOf(
  placed: readonly Placed[],
  from: number,
  step: 1 | -1,
  holds: (attempt: Attempt) => boolean,
): Placed | undefined {
  for (let at = from; at >= 0 && at < placed.length && Math.abs(at - from) < MOST_AROUND; at += step) {
    const one = placed[at];
    if (one && holds(one.attempt)) return one;
  }
  return undefined;
}

/** How many stand before this place, by halving. */
export function placeOf(placed: readonly { readonly index: number }[], index: number): number {
  let [low, high] = [0, placed.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((placed[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  return low;
}
