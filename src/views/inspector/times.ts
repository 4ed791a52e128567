const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** The latest time that a date can hold, in milliseconds. */
const LATEST = 8.64e15;

const two = (value: number): string => String(value).padStart(2, '0');

/** A trace's time as a clock shows it, in UTC: `12:00:07`. `at` is in milliseconds. */
export function clockTime(at: number): string {
  if (!(Math.abs(at) <= LATEST)) return '?';
  const date = new Date(at);
  return [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
}

/** A NumericDate (seconds since 1970) as people read it; `undefined` for what is no date. */
export function dateInWords(seconds: unknown): string | undefined {
  if (typeof seconds !== 'number' || !(Math.abs(seconds * 1000) <= LATEST)) return undefined;
  return `${DAY.format(new Date(seconds * 1000))}, ${clockTime(seconds * 1000)} UTC`;
}

const UNITS: readonly (readonly [seconds: number, one: string, many: string])[] = [
  [86_400, 'day', 'days'],
  [3600, 'h', 'h'],
  [60, 'min', 'min'],
  [1, 's', 's'],
];

/** A span in its two largest units: `59 min 55 s`. */
export function spanInWords(seconds: number): string {
  let rest = Math.abs(Math.trunc(seconds));
  const parts: string[] = [];
  for (const [size, one, many] of UNITS) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${count === 1 ? one : many}`);
  }
  return parts.slice(0, 2).join(' ') || '0 s';
}

/** A time seen from another, both in seconds: `in 5 min`, `12 s ago`, `now`. */
export function distanceInWords(seconds: number, from: number): string {
  const span = Math.trunc(seconds - from);
  if (span === 0) return 'now';
  return span > 0 ? `in ${spanInWords(span)}` : `${spanInWords(span)} ago`;
}
