import { endOfTime } from '../../lab/index.ts';
import { type Expiry, type ExpiryState, expiryState, nextExpiry } from '../../trace/index.ts';
import { clockTime, dateInWords, spanInWords } from '../inspector/times.ts';

/** What the clock shows, and how it can be moved. */
export interface ClockProps {
  /** The run's time, in milliseconds since 1970. */
  readonly now: number;
  readonly expiries: readonly Expiry[];
  /** The present event. */
  readonly seq: number;
  readonly canWait: boolean;
  /** Why the clock cannot be moved, or what moving it brings with it. */
  readonly why?: string | undefined;
  /** Lets so many seconds pass at the present event. */
  onWait(seconds: number): void;
}

/** A value that expires, as the panel lists it. */
export interface ExpiryRow {
  readonly expiry: Expiry;
  readonly state: Exclude<ExpiryState, 'not issued'>;
  /** `in 57 s`, `expired 4 s ago`, `spent`. */
  readonly when: string;
  /** When exactly; with its day where that is another one than today. */
  readonly at: string;
}

/**
 * What expires in a run up to an event, by time: a row keeps its place when the clock passes it, so that nothing slips under a finger.
 * What is spent stands below, the latest first.
 */
export function expiryRows(expiries: readonly Expiry[], now: number, seq: number): ExpiryRow[] {
  const rows = expiries.flatMap((expiry): ExpiryRow[] => {
    const state = expiryState(expiry, now, seq);
    if (state === 'not issued') return [];
    const when = whenInWords(expiry, state, now);
    return [{ expiry, state, when, at: momentInWords(expiry.expiresAt, now) }];
  });
  const spent = rows.filter(({ state }) => state === 'spent');
  const unspent = rows.filter(({ state }) => state !== 'spent');
  return [
    ...unspent.sort((a, b) => a.expiry.expiresAt - b.expiry.expiresAt),
    ...spent.sort((a, b) => (b.expiry.spentSeq ?? 0) - (a.expiry.spentSeq ?? 0)),
  ];
}

function whenInWords({ expiresAt }: Expiry, state: ExpiryRow['state'], now: number): string {
  if (state === 'spent') return 'spent';
  const seconds = secondsUntil(expiresAt, now);
  if (state === 'valid') return `in ${spanInWords(seconds)}`;
  return seconds === 0 ? 'expired just now' : `expired ${spanInWords(seconds)} ago`;
}

const DAY = 86_400_000;

function momentInWords(at: number, now: number): string {
  const today = Math.floor(at / DAY) === Math.floor(now / DAY);
  return today ? clockTime(at) : (dateInWords(at / 1000)?.replace(' UTC', '') ?? '?');
}

/** What expires first, in two parts: `code`, `expires in 57 s`. */
export function soonest(
  expiries: readonly Expiry[],
  now: number,
  seq: number,
): readonly [what: string, when: string] | undefined {
  const next = nextExpiry(expiries, now, seq);
  if (!next) return undefined;
  const what = next.label.replace(/^the /, '');
  return [what, `expires in ${spanInWords(secondsUntil(next.expiresAt, now))}`];
}

/** How far a moment is from now in whole seconds, as the clock shows both. */
function secondsUntil(at: number, now: number): number {
  return Math.floor(at / 1000) - Math.floor(now / 1000);
}

/** How long to wait until a value has expired beyond doubt: the clock then shows one second more than its expiry. */
export function secondsPast({ expiresAt }: Expiry, now: number): number {
  return Math.max(secondsUntil(expiresAt, now) + 1, 1);
}

/** Seconds to wait, or why not. */
export type Wait = { readonly seconds: number } | { readonly problem: string };

const TOO_FAR: Wait = { problem: 'The clock ends with the year 9999.' };

/** Whether the clock can go on by so many seconds. */
export function canReach(now: number, seconds: number): boolean {
  return now + seconds * 1000 < endOfTime + 1000;
}

/** Reads how many seconds to wait; to the millisecond. */
export function readSeconds(text: string, now: number): Wait {
  const number = text.trim().replace(',', '.');
  const seconds = /^\+?\d+(\.\d*)?$/.test(number) ? Math.round(Number(number) * 1000) / 1000 : 0;
  if (!(seconds > 0)) return { problem: 'Enter a number of seconds above 0.' };
  return canReach(now, seconds) ? { seconds } : TOO_FAR;
}

/** Reads a time in UTC to wait for, as a `datetime-local` field has it. */
export function readTime(text: string, now: number): Wait {
  if (/^\+?\d{5,}-/.test(text)) return TOO_FAR;
  const complete = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?$/.test(text);
  const seconds = secondsUntil(complete ? Date.parse(`${text}Z`) : Number.NaN, now);
  if (Number.isNaN(seconds)) return { problem: 'Enter a day and a time.' };
  if (seconds <= 0) return { problem: 'Enter a later time: the clock goes only forward.' };
  return canReach(now, seconds) ? { seconds } : TOO_FAR;
}

/** A time in UTC as a `datetime-local` field has it. */
export const fieldTime = (at: number): string => new Date(at).toISOString().slice(0, 19);
