import type { SecretKind } from '../protocol/parties.ts';
import type { TraceEvent } from './events.ts';
import { endsOf } from './expiries-ended.ts';
import { type Issued, issuedIn } from './expiries-issued.ts';
import { kindOf } from './secrets.ts';

/** A value that stops to count at a moment, unless it is spent before. */
export interface Expiry {
  /** Its name on the wire: `code`, `access_token`, `__Host-session`. */
  readonly name: string;
  /** In words, to stand in a sentence: `the code`, `the 2nd access token`. */
  readonly label: string;
  /** Its kind, where it is one that keeps its identity. */
  readonly kind: SecretKind | undefined;
  readonly value: string;
  /** The event that made it, or that shows it first. */
  readonly issuedSeq: number;
  /** Milliseconds since 1970; from this moment on it is refused. */
  readonly expiresAt: number;
  /** The event that spent, replaced or revoked it; from then on its expiry matters no more. */
  readonly spentSeq?: number;
}

/** How a value stands at one moment. */
export type ExpiryState = 'not issued' | 'valid' | 'expired' | 'spent';

/** Everything in a trace that expires, each value once, in the order in which they were issued. */
export function expiriesIn(events: readonly TraceEvent[]): Expiry[] {
  const ends = endsOf(events);
  const found = new Map<string, Expiry>();
  const counts = new Map<string, number>();
  for (const event of events)
    for (const issued of issuedIn(event)) {
      if (found.has(issued.value)) continue;
      const count = (counts.get(issued.name) ?? 0) + 1;
      counts.set(issued.name, count);
      const spentSeq = ends.get(issued.value);
      // Whatever is revoked after its expiry has ended already.
      const spent = spentSeq !== undefined && (events[spentSeq]?.at ?? 0) < issued.expiresAt;
      found.set(issued.value, {
        ...issued,
        label: labelOf(issued, count),
        kind: issued.name === '__Host-session' ? 'cookie' : kindOf(issued.name),
        issuedSeq: event.seq,
        ...(spent && { spentSeq }),
      });
    }
  return [...found.values()];
}

/** How a value stands at an event, at the time `now`. */
export function expiryState(expiry: Expiry, now: number, seq: number): ExpiryState {
  if (expiry.issuedSeq > seq) return 'not issued';
  if (expiry.spentSeq !== undefined && expiry.spentSeq <= seq) return 'spent';
  return expiry.expiresAt <= now ? 'expired' : 'valid';
}

/** What expires first of all that is valid at an event. */
export function nextExpiry(expiries: readonly Expiry[], now: number, seq: number): Expiry | undefined {
  let nearest: Expiry | undefined;
  for (const expiry of expiries) {
    if (expiryState(expiry, now, seq) !== 'valid') continue;
    if (!nearest || expiry.expiresAt < nearest.expiresAt) nearest = expiry;
  }
  return nearest;
}

/** The clock as it stands at an event: the event's own time, and what was waited there since. */
export function clockAt(events: readonly TraceEvent[], seq: number): number {
  let last = events[seq];
  for (let next = events[seq + 1]; next?.kind === 'time'; next = events[next.seq + 1]) last = next;
  return last?.at ?? 0;
}

const LABELS: ReadonlyMap<string, string> = new Map([
  ['id_token', 'ID token'],
  ['request_uri', 'pushed request'],
  ['__Host-session', 'session'],
  ['transaction', 'waiting request'],
]);

function labelOf({ name }: Issued, count: number): string {
  const words = LABELS.get(name) ?? name.replaceAll('_', ' ');
  return count === 1 ? `the ${words}` : `the ${ordinal(count)} ${words}`;
}

const ORDINALS = new Intl.PluralRules('en', { type: 'ordinal' });
const ENDINGS: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> = { one: 'st', two: 'nd', few: 'rd' };

const ordinal = (count: number): string => `${count}${ENDINGS[ORDINALS.select(count)] ?? 'th'}`;
