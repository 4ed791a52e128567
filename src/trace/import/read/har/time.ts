import { isObject } from '../../../json.ts';

const ISO = /^\s*(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d+))?\s*(Z|z|[+-]\d\d(?::?\d\d)?)?\s*$/;

/**
 * A time of a HAR in whole milliseconds since 1970: with any number of digits behind the second, with an offset, and without one (then as
 * UTC, so that every computer reads the same). `undefined` for anything else.
 */
export function timeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return fromNumber(value);
  if (typeof value !== 'string') return undefined;
  const [, date, time, fraction = '', zone = 'Z'] = ISO.exec(value) ?? [];
  if (date === undefined) return fromOther(value);
  const whole = Date.parse(`${date}T${time}Z`);
  const milliseconds = Number(fraction.slice(0, 3).padEnd(3, '0'));
  return finite(whole + milliseconds - offsetOf(zone));
}

/** Seconds or milliseconds: no trace is from before 2001, nor from after 5000. */
function fromNumber(value: number): number | undefined {
  if (!(value > 0)) return undefined;
  return value >= 1e12 ? finite(value) : value >= 1e9 && value < 1e11 ? finite(value * 1000) : undefined;
}

/** `Sat, 21 Nov 2026 03:57:58 GMT`, and nothing without a zone: that would be the reading computer's. */
const fromOther = (text: string): number | undefined =>
  text.length < 50 && /\d (?:GMT|UTC)$/.test(text) ? finite(Date.parse(text)) : undefined;

function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const [hours, minutes] = [zone.slice(1, 3), zone.slice(3).replace(':', '') || '0'].map(Number);
  return (zone.startsWith('-') ? -1 : 1) * ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000;
}

/** Beyond this, no `Date` exists. */
const LAST = 8.64e15;

const finite = (time: number): number | undefined => (Math.abs(time) <= LAST ? Math.floor(time) : undefined);

const PHASES = ['blocked', 'dns', 'connect', 'send', 'wait', 'receive'] as const;

/** How long an exchange took, in milliseconds: by its `time`, or by the sum of its phases; -1 and `null` mean unknown. */
export function durationOf(entry: Readonly<Record<string, unknown>>): number | undefined {
  const { time, timings } = entry;
  if (isLength(time)) return time;
  const known = isObject(timings) ? PHASES.map((phase) => timings[phase]).filter(isLength) : [];
  return known.length === 0 ? undefined : known.reduce((sum, length) => sum + length, 0);
}

const isLength = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value < 1e10;
