/** Up to so many characters, a secret is shown whole: there is nothing to leave out. */
const WHOLE = 16;

/** A secret or another long value, as a sentence names it: its first 8 and its last 4 characters. */
export function shortened(value: string): string {
  const characters = startAndEnd(value);
  return value.length <= WHOLE || characters === undefined ? value : characters;
}

function startAndEnd(value: string): string | undefined {
  const start = [...value.slice(0, 16)].slice(0, 8).join('');
  const end = [...value.slice(-8)].slice(-4).join('');
  return `${start}…${end}`;
}

/** A secret that a person chose or that is short: never so much of it that a reader could use it. */
export function veiled(value: string): string {
  if (value.length > WHOLE) return shortened(value);
  const characters = [...value];
  return characters.length < 8 ? '…' : `${characters.slice(0, 2).join('')}…${characters.slice(-2).join('')}`;
}

/** Up to so many characters, two values that differ are shown whole. */
const COMPARED = 40;

/** So much of what two values share is shown beside what differs. */
const AROUND = 12;

/** Two values as one sentence names both, quoted: of long ones only what differs and a little around it. */
export function differing(one: string, other: string): readonly [string, string] {
  if (one.length <= COMPARED && other.length <= COMPARED) return [quoted(one), quoted(other)];
  const shorter = Math.min(one.length, other.length);
  let start = 0;
  while (start < shorter && one[start] === other[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one.at(-1 - end) === other.at(-1 - end)) end += 1;
  const from = Math.max(0, start - AROUND);
  const rest = Math.max(0, end - AROUND);
  const part = (value: string) =>
    quoted(`${from > 0 ? '…' : ''}${value.slice(from, value.length - rest)}${rest > 0 ? '…' : ''}`);
  return [part(one), part(other)];
}

/** What a sentence shows of a value that is read and not compared, such as a URL or a description. */
const READABLE = 160;

/** A value between quotation marks, with what is too long for a sentence left out of its middle; line breaks become spaces. */
export function quoted(value: string): string {
  const text = value.length > READABLE ? `${value.slice(0, READABLE - 40)}…${value.slice(-30)}` : value;
  return `"${text.replaceAll(/\s+/g, ' ')}"`;
}

/** A length of time as people say it: `40 s`, `2 min 5 s`, `3 h`, `2 d 4 h`. */
export function duration(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  if (!Number.isFinite(whole)) return 'an unknown time';
  if (whole === 0 && seconds !== 0) return `${Math.round(Math.abs(seconds) * 1000)} ms`;
  const parts: readonly (readonly [amount: number, unit: string])[] = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor((whole % 86_400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) return '0 s';
  const shown = parts.slice(first, first + 2).filter(([amount]) => amount > 0);
  return shown.map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

/** A moment as `hh:mm:ss` in UTC, to look for in a log; the number itself where it is no date. */
export function clockTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? String(at) : date.toISOString().slice(11, 19);
}

/** A moment as `2026-01-15 10:00:00 UTC`. */
export function dateTime(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? String(at)
    : `${date.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** Words in a list: `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[], last = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`;
}

/** A number and what is counted: `1 poll`, `3 polls`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
