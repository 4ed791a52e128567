import type { Expiry, TraceEvent } from '../../trace/index.ts';
import { spanInWords } from '../inspector/times.ts';

/** What time did between a stop and the one before it. */
export interface TimeBefore {
  /** How far the clock was moved, in seconds. */
  readonly moved?: number;
  /** What expired unspent: `the code`. */
  readonly expired?: readonly string[];
}

/** What the timeline marks of a stop. */
export interface MarkedStop extends TimeBefore {
  /** What it is, in words. */
  readonly label: string;
  readonly refused: boolean;
  /** A finding shows something wrong in it. */
  readonly wrong?: boolean;
  /** It is not as in the untouched run. */
  readonly changed?: boolean;
}

/** Between which stops a value expired that nobody had spent, and where the clock was moved: by the `seq` of the stop that comes after. */
export function timeBeforeStops(
  stops: readonly TraceEvent[],
  events: readonly TraceEvent[],
  expiries: readonly Expiry[],
): ReadonlyMap<number, TimeBefore> {
  const before = new Map<number, TimeBefore>();
  const add = (stop: TraceEvent | undefined, time: TimeBefore) => {
    if (stop) before.set(stop.seq, { ...before.get(stop.seq), ...time });
  };
  for (const [stop, seconds] of movesBefore(stops, events)) add(stop, { moved: seconds });
  for (const [stop, expired] of expiredBefore(stops, events, expiries)) add(stop, { expired });
  return before;
}

function movesBefore(stops: readonly TraceEvent[], events: readonly TraceEvent[]): Map<TraceEvent, number> {
  const moves = new Map<TraceEvent, number>();
  let next = 0;
  for (const event of events) {
    while ((stops[next]?.seq ?? Number.POSITIVE_INFINITY) <= event.seq) next++;
    const stop = stops[next];
    if (event.kind === 'time' && stop) moves.set(stop, (moves.get(stop) ?? 0) + event.seconds);
  }
  return moves;
}

function expiredBefore(
  stops: readonly TraceEvent[],
  events: readonly TraceEvent[],
  expiries: readonly Expiry[],
): Map<TraceEvent, string[]> {
  const found = new Map<TraceEvent, string[]>();
  for (const { label, issuedSeq, expiresAt, spentSeq } of expiries) {
    // What had expired when it came did not expire in this trace.
    if (spentSeq !== undefined || (events[issuedSeq]?.at ?? 0) >= expiresAt) continue;
    const stop = stops.find(({ seq, at }) => seq > issuedSeq && at >= expiresAt);
    if (stop) found.set(stop, [...(found.get(stop) ?? []), label]);
  }
  return found;
}

/** A mark in words: `12 of 30: POST /oauth/token, refused, after the clock moved 1 min 1 s, after the code expired`. */
export function markInWords(mark: MarkedStop | undefined, index: number, count: number): string {
  if (!mark) return '';
  const { label, refused, wrong, changed, moved, expired } = mark;
  const parts = [
    `${index + 1} of ${count}: ${label}`,
    refused && 'refused',
    wrong && 'shows what is wrong',
    changed && 'changed',
    moved !== undefined && `after the clock moved ${moved < 1 ? 'less than 1 s' : spanInWords(moved)}`,
    expired && `after ${listInWords(expired)} expired`,
  ];
  return parts.filter(Boolean).join(', ');
}

function listInWords(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
