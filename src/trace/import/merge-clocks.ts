import { header } from '../../protocol/http.ts';
import { decodeParameters, parameter } from '../../protocol/parameters.ts';
import type { Exchange } from './exchange.ts';

/** Where one file's clock must stand against another's. */
interface Sightings {
  /** When each code first arrived at the app, or left for it. */
  readonly arrivals: ReadonlyMap<string, number>;
  /** When each code was first redeemed. */
  readonly redeemed: ReadonlyMap<string, number>;
  /** When each request that no other resembles was sent. */
  readonly unique: ReadonlyMap<string, number>;
}

/**
 * How far each file's clock must be moved so that no code is redeemed before it arrived, and no exchange that two files saw has two
 * times; 0 where nothing contradicts. For a file without times, the time at which it is put.
 */
export function clockShifts(files: readonly (readonly Exchange[])[]): number[] {
  const shifts = files.map(() => 0);
  if (files.length === 1) return shifts;
  const timed = files.map((list) => list.some(({ at }) => !Number.isNaN(at)));
  const sightings = files.map(sightingsIn);
  const first = sightings.findIndex(({ arrivals }, file) => timed[file] && arrivals.size > 0);
  const main = first === -1 ? timed.indexOf(true) : first;
  if (main === -1) return shifts;
  const end = (files[main] ?? []).reduce((latest, { answeredAt }) => Math.max(latest, answeredAt), 0);
  return files.map((list, file) => {
    if (file === main) return 0;
    const [ours, theirs] = [sightings[main], sightings[file]];
    if (!ours || !theirs) return 0;
    if (!timed[file]) return arrivalFor(ours, theirs) ?? end;
    return shiftOf(ours, theirs, () => byDates(files[main] ?? [], list));
  });
}

function shiftOf(ours: Sightings, theirs: Sightings, byDates: () => number | undefined): number {
  const same = median(pairs(ours.unique, theirs.unique));
  if (same !== undefined && Math.abs(same) > MOST_JITTER) return same;
  const forward = Math.max(0, ...pairs(ours.arrivals, theirs.redeemed));
  const backward = Math.max(0, ...pairs(theirs.arrivals, ours.redeemed).map((distance) => distance));
  if (forward > 0 && same === undefined) {
    const dates = byDates();
    return dates !== undefined && dates >= forward ? dates : forward + 1;
  }
  return backward > 0 && same === undefined ? -backward - 1 : 0;
}

/** Two programs that see one exchange note it a little apart. */
const MOST_JITTER = 1500;

/** For each key of both: how much later it is in the first. */
function pairs(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): number[] {
  const distances: number[] = [];
  for (const [key, at] of right) {
    const other = left.get(key);
    if (other !== undefined && !Number.isNaN(other - at)) distances.push(other - at);
  }
  return distances;
}

/** Without times of its own: right behind the arrival of a code that it redeems. */
function arrivalFor(ours: Sightings, theirs: Sightings): number | undefined {
  for (const code of theirs.redeemed.keys()) {
    const at = ours.arrivals.get(code);
    if (at !== undefined) return at;
  }
  return undefined;
}

function sightingsIn(list: readonly Exchange[]): Sightings {
  const arrivals = new Map<string, number>();
  const redeemed = new Map<string, number>();
  const unique = new Map<string, number>();
  const often = new Set<string>();
  const once = (map: Map<string, number>, key: string | undefined, at: number) => {
    if (key !== undefined && key !== '' && !map.has(key)) map.set(key, at);
  };
  for (const { entry, at } of list) {
    const { url, body = '' } = entry.request;
    if (url.includes('code=')) once(arrivals, codeIn(url), at);
    const head = body.slice(0, MOST_BODY);
    if (head.includes('grant_type')) once(redeemed, codeIn(`?${head}`) ?? jsonCode(head), at);
    else if (head.includes('code=')) once(arrivals, codeIn(`?${head}`), at);
    if (!/[?&](?:code|state)=|grant_type/.test(`${url} ${head}`)) continue;
    const key = `${entry.request.method} ${url} ${head}`;
    if (unique.has(key)) often.add(key);
    unique.set(key, at);
  }
  for (const key of often) unique.delete(key);
  return { arrivals, redeemed, unique };
}

/** More of a body is not searched. */
const MOST_BODY = 20_000;

function codeIn(url: string): string | undefined {
  const start = url.search(/[?#]/);
  return start === -1 ? undefined : parameter(decodeParameters(url.slice(start + 1)), 'code');
}

const jsonCode = (body: string): string | undefined => /"code"\s*:\s*"([^"\\]+)"/.exec(body)?.[1];

/** How far their clocks are apart, by the `Date` headers of servers that both talked to (RFC 9110 §6.6.1). */
function byDates(ours: readonly Exchange[], theirs: readonly Exchange[]): number | undefined {
  const [mine, others] = [behindDates(ours), behindDates(theirs)];
  return median(pairs(mine, others));
}

function behindDates(list: readonly Exchange[]): Map<string, number> {
  const hosts = new Map<string, number[]>();
  for (const { entry, answeredAt } of list) {
    const date = entry.response && Date.parse(header(entry.response, 'date') ?? '');
    if (date === undefined || !Number.isFinite(date)) continue;
    const host = /^\w+:\/\/[^/?#]*/.exec(entry.request.url)?.[0] ?? '';
    const known = hosts.get(host);
    if (known) known.push(answeredAt - date);
    else hosts.set(host, [answeredAt - date]);
  }
  return new Map([...hosts].map(([host, distances]) => [host, median(distances) ?? 0]));
}

function median(numbers: readonly number[]): number | undefined {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
