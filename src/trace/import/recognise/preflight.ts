import type { Attempt, Member } from './attempt.ts';
import { type Desk, isServerOf, nearest, put } from './desk.ts';
import type { Reading } from './reading.ts';
import { senderOf } from './request-parts.ts';

/** Preflights go with the requests that they are for (Fetch §4.8); browsers note them before or after. */
export function takePreflights(desk: Desk, preflights: readonly Reading[]): void {
  if (preflights.length === 0) return;
  const requests = requestsByAddress(desk.attempts);
  for (const reading of preflights) {
    const attempt = attemptOf(requests.get(reading.address), reading) ?? atServer(desk, reading);
    if (!attempt) continue;
    const sender = senderOf(reading);
    if (sender !== '') attempt.apps.add(sender);
    put(desk, attempt, reading, 'preflight');
  }
}

interface Asked {
  readonly index: number;
  readonly attempt: Attempt;
}

/** The requests to each address, in order. */
function requestsByAddress(attempts: readonly Attempt[]): Map<string, Asked[]> {
  const byAddress = new Map<string, Asked[]>();
  const note = (attempt: Attempt, { reading }: Member) => {
    const asked = { index: reading.index, attempt };
    const known = byAddress.get(reading.address);
    if (known) known.push(asked);
    else byAddress.set(reading.address, [asked]);
  };
  for (const attempt of attempts) for (const member of attempt.members) note(attempt, member);
  for (const list of byAddress.values()) list.sort((a, b) => a.index - b.index);
  return byAddress;
}

/** The attempt whose request is nearest. */
function attemptOf(requests: readonly Asked[] = [], { index }: Reading): Attempt | undefined {
  let [low, high] = [0, requests.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((requests[middle]?.index ?? 0) < index) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [requests[low - 1], requests[low]];
  if (!before || !after) return (before ?? after)?.attempt;
  return index - before.index <= after.index - index ? before.attempt : after.attempt;
}

/** The request was never sent, but it would have gone to an endpoint that is known. */
function atServer(desk: Desk, reading: Reading): Attempt | undefined {
  if (!desk.endpoints.has(reading.endpoint)) return undefined;
  return nearest(desk, reading, (one) => isServerOf(desk, one, reading.origin));
}
