/** What makes a value worth trying out of the one that is there; `undefined` where it does not fit. */
export type Make = (now: string) => string | undefined;

/** This very value. */
export const just =
  (value: string): Make =>
  () =>
    value;

/** This value where there is one like that. */
export const whereIs =
  (pattern: RegExp, value: string): Make =>
  (now) =>
    pattern.test(now) ? value : undefined;

/** The value and something behind it. */
export const and =
  (more: string): Make =>
  (now) =>
    `${now}${more}`;

/** One more word in a list that spaces part. */
export const andWord =
  (word: string): Make =>
  (now) =>
    now.split(' ').includes(word) ? undefined : `${now} ${word}`.trim();

/** The same address at another host. */
export const atHost =
  (host: string): Make =>
  (now) =>
    /^https?:\/\//.test(now) ? now.replace(/^(https?:\/\/)[^/?#]*/, `$1${host}`) : `https://${host}/`;

/** So many seconds later, or earlier below zero. */
export const later =
  (seconds: number): Make =>
  (now) =>
    /^-?\d+$/.test(now) ? String(Number(now) + seconds) : undefined;

/** One character other, not too near the end: the last one of BASE64URL may stand for no more than padding. */
export const oneOff: Make = (now) => {
  const at = Math.max(0, now.length - 6);
  const old = now[at];
  return old === undefined ? undefined : `${now.slice(0, at)}${old === 'A' ? 'B' : 'A'}${now.slice(at + 1)}`;
};

/** The first of two values, or the second where the first is there. */
export const oneOf =
  (first: string, second: string): Make =>
  (now) =>
    now === first ? second : first;

/** Credentials under another scheme. */
export const asScheme =
  (scheme: string): Make =>
  (now) =>
    /^(?:Bearer|DPoP) /i.test(now) && !now.toLowerCase().startsWith(`${scheme.toLowerCase()} `)
      ? now.replace(/^\S+/, scheme)
      : undefined;

/** Every cookie with another value. */
export const otherCookies: Make = (now) => now.replaceAll(/=[^;]*/g, '=of-another-browser');

/** A `Set-Cookie` without one of its attributes. */
export const without =
  (attribute: string): Make =>
  (now) =>
    now
      .split(';')
      .filter((part) => part.trim().split('=')[0]?.toLowerCase() !== attribute.toLowerCase())
      .join(';');
