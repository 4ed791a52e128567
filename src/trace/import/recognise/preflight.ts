import type { Attempt, Member } from './attempt.ts';
import { type Company, placeOf } from './company.ts';
import { type Desk, put } from './desk.ts';
import type { Reading } from './reading.ts';
import { senderOf } from './request-parts.ts';

/**
 * Preflights go with the requests that they are for (Fetch §4.8), one with each; browsers note them before or after. Where the request
 * was never sent, they stay among the messages around them.
 */
export function takePreflights(desk: Desk, preflights: readonly Reading[], company: Company): void {
  if (preflights.length === 0) return;
  const requests = requestsByAddress(desk.attempts);
  const pairs = pairsOf(preflights, requests);
  for (const reading of preflights) {
    const around = desk.endpoints.has(reading.endpoint) ? company(reading) : undefined;
    const attempt = pairs.get(reading) ?? around ?? nextTo(reading, requests)[0]?.attempt;
    if (!attempt) continue;
    const sender = senderOf(reading);
    if (sender !== '') attempt.apps.add(sender);
    put(desk, attempt, reading, 'preflight');
  }
}

interface Asked {
  readonly index: number;
  readonly reading: Reading;
  readonly attempt: Attempt;
}

/** The requests to each address, in order. */
function requestsByAddress(attempts: readonly Attempt[]): Map<string, Asked[]> {
  const byAddress = new Map<string, Asked[]>();
  const note = (attempt: Attempt, { reading }: Member) => {
    const asked = { index: reading.index, reading, attempt };
    const known = byAddress.get(reading.address);
    if (known) known.push(asked);
    else byAddress.set(reading.address, [asked]);
  };
  for (const attempt of attempts) for (const member of attempt.members) note(attempt, member);
  for (const list of byAddress.values()) list.sort((a, b) => a.index - b.index);
  return byAddress;
}

interface Pair {
  readonly preflight: Reading;
  readonly asked: Asked;
  /** How far apart they are, in milliseconds; where there are no times, in places. */
  readonly apart: number;
}

/** The request to the same address before a preflight, and the one after it. */
function nextTo(preflight: Reading, requests: ReadonlyMap<string, readonly Asked[]>): readonly Asked[] {
  const asked = requests.get(preflight.address) ?? [];
  const place = placeOf(asked, preflight.index);
  return asked.slice(Math.max(0, place - 1), place + 1);
}

/** A request leaves when its preflight is answered; browsers may note for it when the page asked. */
const AT_ONCE = 300;

function belong({ exchange }: Reading, asked: Asked): boolean {
  const { at } = asked.reading.exchange;
  return at > exchange.at - AT_ONCE && at < exchange.answeredAt + AT_ONCE;
}

/** Each preflight with the request that left at its time, the closest pairs first. */
function pairsOf(
  preflights: readonly Reading[],
  requests: ReadonlyMap<string, readonly Asked[]>,
): Map<Reading, Attempt> {
  const pairs = preflights.flatMap((preflight) =>
    nextTo(preflight, requests)
      .filter((asked) => belong(preflight, asked))
      .map((asked): Pair => ({ preflight, asked, apart: apartOf(preflight, asked.reading) })),
  );
  const paired = new Map<Reading, Attempt>();
  const taken = new Set<Reading>();
  for (const { preflight, asked } of pairs.sort((a, b) => a.apart - b.apart)) {
    if (paired.has(preflight) || taken.has(asked.reading)) continue;
    paired.set(preflight, asked.attempt);
    taken.add(asked.reading);
  }
  return paired;
}

/** Of two at the same time, the one that is nearer in the file. */
const apartOf = (one: Reading, other: Reading): number =>
  Math.abs(one.exchange.at - other.exchange.at) + Math.abs(one.index - other.index) / 1e6;
