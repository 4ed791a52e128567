import type { Entry } from '../entry.ts';
import { type Attempt, newAttempt } from './attempt.ts';
import type { Knowledge } from './endpoints.ts';
import type { Kind } from './kind.ts';
import type { Reading } from './reading.ts';
import { newTraits, type Traits } from './traits.ts';

/** Where exchanges are sorted into attempts, one after the other in order of time. */
export interface Desk extends Knowledge {
  readonly attempts: Attempt[];
  /** Which attempt has an exchange. */
  readonly of: Map<Reading, Attempt>;
  readonly traits: Traits;
  /** Runs of requests with a grant that begins with the token request, by endpoint and client. */
  readonly runs: Map<string, Attempt>;
  /** Attempts whose browser is at the server, the latest last. */
  open: Attempt[];
  /** What can be told only when all is read. */
  readonly later: Reading[];
}

/** A desk with nothing on it. */
export const newDesk = (knowledge: Knowledge): Desk => ({
  ...{ ...knowledge, attempts: [], of: new Map(), traits: newTraits() },
  ...{ runs: new Map(), open: [], later: [] },
});

/** Whether an entry that says nothing by itself goes where something is known to be. */
export function isKnownPlace({ endpoints, authorized }: Desk, entry: Entry): boolean {
  const address = addressOf(entry);
  return authorized.has(address) || endpoints.has(address.split('?', 1)[0] ?? '');
}

const addressOf = ({ request }: Entry): string => request.url.split('#', 1)[0] ?? '';

/** Opens an attempt. */
export function begin(desk: Desk): Attempt {
  const attempt = newAttempt();
  desk.attempts.push(attempt);
  return attempt;
}

/** Puts an exchange into an attempt. */
export function put(desk: Desk, attempt: Attempt, reading: Reading, kind: Kind): void {
  if (desk.of.has(reading)) return;
  desk.of.set(reading, attempt);
  attempt.members.push({ reading, kind });
  attempt.last = reading.exchange.at;
  attempt.tab = reading.exchange.entry.page ?? attempt.tab;
}

/** The browser goes to the server. */
export function goesOff(desk: Desk, attempt: Attempt, origin: string): void {
  attempt.pages.add(origin);
  if (attempt.open) return;
  attempt.open = true;
  desk.open = [...desk.open.filter(({ open }) => open).slice(-MOST_OPEN), attempt];
}

/** More attempts than these are not left in the middle at once. */
const MOST_OPEN = 40;

/** Whether an origin is of the server that an attempt is with. */
export function isServerOf(desk: Desk, attempt: Attempt, origin: string): boolean {
  if (origin === '') return false;
  if (attempt.servers.has(origin)) return true;
  const family = desk.families.get(origin);
  if (family === undefined) return false;
  for (const server of attempt.servers) if (desk.families.get(server) === family) return true;
  return false;
}

/** The latest attempt of which this holds. */
export function latest(desk: Desk, holds: (attempt: Attempt) => boolean): Attempt | undefined {
  for (let at = desk.attempts.length - 1; at >= Math.max(0, desk.attempts.length - MOST_BACK); at--) {
    const attempt = desk.attempts[at];
    if (attempt && holds(attempt)) return attempt;
  }
  return undefined;
}

/** Further back than this nothing is looked for by likeness; by value, everything is found. */
const MOST_BACK = 200;

/** The latest attempt before an exchange of which this holds, else the first after it. */
export function nearest(
  desk: Desk,
  { index }: Reading,
  holds: (attempt: Attempt) => boolean,
): Attempt | undefined {
  let before: Attempt | undefined;
  for (const attempt of desk.attempts) {
    const first = attempt.members[0];
    if (!first || !holds(attempt)) continue;
    if (first.reading.index > index && before) return before;
    before = attempt;
    if (first.reading.index > index) return attempt;
  }
  return before;
}
