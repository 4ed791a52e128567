import { isObject } from '../../../json.ts';

/**
 * Form text out of a HAR's list of parameters (`queryString`, `postData.params`), for files that have the list only. Some exporters
 * decode the values and some leave them as they went over the wire; a list in which nothing would need encoding and
 * something is encoded is of the second kind.
 */
export function formOfPairs(list: unknown): string | undefined {
  if (!Array.isArray(list)) return undefined;
  const pairs = list.flatMap((item: unknown) => {
    const name = isObject(item) ? item['name'] : undefined;
    const value = isObject(item) ? item['value'] : undefined;
    return typeof name === 'string' ? [[name, textOf(value)] as const] : [];
  });
  if (pairs.length === 0) return undefined;
  const write = asOnTheWire(pairs) ? (text: string) => text : encoded;
  return pairs.map(([name, value]) => `${write(name)}=${write(value)}`).join('&');
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);

function asOnTheWire(pairs: readonly (readonly [string, string])[]): boolean {
  const texts = pairs.flat();
  return texts.every((text) => /^(?:[\w.~!*'()+-]|%[\da-f]{2})*$/i.test(text)) && texts.some(hasEscape);
}

const hasEscape = (text: string): boolean => text.includes('%');

/** As forms encode it; a lone surrogate, which cannot be encoded, becomes U+FFFD. */
const encoded = (text: string): string => new URLSearchParams([[text, '']]).toString().slice(0, -1);
