import type { Entry, ReadText } from './entry.ts';
import type { Exchange } from './exchange.ts';
import { clockShifts } from './merge-clocks.ts';

/** The entries of several files as one list in order of time. */
export interface Merged {
  readonly exchanges: readonly Exchange[];
  /** For each file: how many of its entries were copies of others, and how far its clock was moved. */
  readonly copies: readonly number[];
  readonly shifted: readonly number[];
}

/** Joins files by time. Copies are dropped; a clock is moved only where the files contradict each other otherwise. */
export function merge(texts: readonly ReadText[]): Merged {
  const copies = texts.map(() => 0);
  const timed = texts.map(({ entries }, file) => {
    const kept = withoutCopies(entries);
    copies[file] = entries.length - kept.length;
    return withTimes(kept);
  });
  const shifted = clockShifts(timed);
  const placed = timed.map((list, file) => moved(list, shifted[file] ?? 0));
  const kept = withoutDoubles(placed, copies);
  // Sorting is stable: entries of one time stay in the order of files and entries.
  return { exchanges: kept.sort((a, b) => a.at - b.at), copies, shifted };
}

/** Entries that are the same in every way and were sent in the same millisecond are one, exported twice. */
function withoutCopies(entries: readonly Entry[]): Entry[] {
  const seen = new Map<string, Entry[]>();
  return entries.filter((entry) => {
    // Without a time nobody can tell a copy from a second try.
    if (entry.at === undefined) return true;
    const key = `${entry.at} ${entry.request.method} ${entry.request.url}`;
    const others = seen.get(key);
    if (!others) {
      seen.set(key, [entry]);
      return true;
    }
    if (others.some((other) => isCopy(other, entry))) return false;
    others.push(entry);
    return true;
  });
}

function isCopy(a: Entry, b: Entry): boolean {
  return (
    a.request.body === b.request.body &&
    a.response?.status === b.response?.status &&
    a.response?.at === b.response?.at &&
    a.response?.body === b.response?.body &&
    a.request.headers.length === b.request.headers.length &&
    a.preflight === b.preflight
  );
}

/** Entries of one file with the time that they have, or that of the one before. */
function withTimes(entries: readonly Entry[]): Exchange[] {
  let last = entries.find(({ at }) => isTime(at))?.at ?? Number.NaN;
  return entries.map((entry) => {
    if (isTime(entry.at)) last = entry.at;
    const answered = entry.response?.at;
    return {
      entry,
      at: last,
      answeredAt: isTime(entry.at) && isTime(answered) && answered > last ? answered : last,
    };
  });
}

/** Whether it can stand on a clock; JavaScript's `Date` knows no other times. */
const isTime = (at: number | undefined): at is number => at !== undefined && Math.abs(at) <= 8.64e15;

/** A file without times has the shift as its time. */
function moved(list: readonly Exchange[], shift: number): Exchange[] {
  if (shift === 0 && !list.some(({ at }) => Number.isNaN(at))) return [...list];
  const on = (at: number) => (Number.isNaN(at) ? shift : at + shift);
  return list.map(({ entry, at, answeredAt }) => ({ entry, at: on(at), answeredAt: on(answeredAt) }));
}

/** How far apart the times of one exchange may lie in two files: each program looks at its own moment. */
const SAME_MOMENT = 2000;

/** What two programs saw of one exchange is one: the fuller account stays. */
function withoutDoubles(files: readonly (readonly Exchange[])[], copies: number[]): Exchange[] {
  const kept: Exchange[] = [];
  if (files.length < 2) return [...(files[0] ?? [])];
  const places = new Map<string, { readonly place: number; readonly files: Set<number> }[]>();
  files.forEach((list, file) => {
    for (const exchange of list) {
      const moment = Math.floor(exchange.at / SAME_MOMENT);
      const key = (at: number) => `${at} ${exchange.entry.request.method} ${exchange.entry.request.url}`;
      const double = [moment - 1, moment, moment + 1]
        .flatMap((at) => places.get(key(at)) ?? [])
        .find((one) => !one.files.has(file) && isDouble(kept[one.place] as Exchange, exchange));
      if (!double) {
        const place = { place: kept.push(exchange) - 1, files: new Set([file]) };
        places.set(key(moment), [...(places.get(key(moment)) ?? []), place]);
        continue;
      }
      double.files.add(file);
      const before = kept[double.place] as Exchange;
      const fuller = fullness(exchange.entry) > fullness(before.entry);
      if (fuller) kept[double.place] = exchange;
      const dropped = fuller ? before.entry.source.file : file;
      copies[dropped] = (copies[dropped] ?? 0) + 1;
    }
  });
  return kept;
}

function isDouble(a: Exchange, b: Exchange): boolean {
  if (Math.abs(a.at - b.at) > SAME_MOMENT || a.entry.request.url === '') return false;
  const [mine, other] = [a.entry, b.entry];
  const sameBody =
    mine.request.body === undefined ||
    other.request.body === undefined ||
    mine.request.body === other.request.body;
  const sameStatus = !mine.response || !other.response || mine.response.status === other.response.status;
  return sameBody && sameStatus && mine.preflight === other.preflight;
}

/** How much of an exchange an entry shows. */
function fullness({ request, response }: Entry): number {
  return (
    request.headers.length +
    (response?.headers.length ?? 0) +
    (request.body === undefined ? 0 : 50) +
    (response?.body === undefined ? 0 : 50) -
    10 * (request.lacks.length + (response?.lacks.length ?? 0))
  );
}
