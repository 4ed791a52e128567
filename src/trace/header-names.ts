import type { Place } from '../protocol/dictionary/index.ts';

/** A name that stands in a message, with its value; the place says what it means. */
export interface PlacedName {
  readonly name: string;
  readonly value: string;
  readonly place: Place;
}

/** The names inside a header's value: of cookies and their attributes, of authentication schemes and of what a challenge says. */
export function namesInHeader(name: string, value: string): PlacedName[] {
  return READ.get(name.toLowerCase())?.(value) ?? [];
}

const READ: ReadonlyMap<string, (value: string) => PlacedName[]> = new Map([
  ['cookie', cookiesIn],
  ['set-cookie', cookiesIn],
  ['authorization', (value) => [{ name: value.split(' ')[0] ?? '', value, place: 'authentication scheme' }]],
  ['www-authenticate', challengeIn],
]);

/** A cookie's name and, where it is set, its attributes (RFC 6265bis §4.1). */
function cookiesIn(line: string): PlacedName[] {
  return line.split(';').flatMap((part): PlacedName[] => {
    const [, name = '', value = ''] = /^\s*([^=]*?)\s*(?:=(.*))?$/s.exec(part) ?? [];
    return name === '' ? [] : [{ name, value, place: 'cookie' }];
  });
}

/** The schemes of a challenge and their attributes (RFC 9110 §11.6.1). */
function challengeIn(line: string): PlacedName[] {
  const parts = line.matchAll(/([\w-]+) *= *("(?:[^"\\]|\\.)*"|[^\s,]*)|[\w-]+/g);
  return [...parts].map(
    ([text, attribute, value = '']): PlacedName =>
      attribute === undefined
        ? { name: text, value: text, place: 'authentication scheme' }
        : { name: attribute, value: unquoted(value), place: 'challenge' },
  );
}

/** A quoted string without its quotes and backslashes (RFC 9110 §5.6.4). */
const unquoted = (value: string): string =>
  /^"(.*)"$/s.exec(value)?.[1]?.replaceAll(/\\(.)/gs, '$1') ?? value;
