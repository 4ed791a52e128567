import { parseCookieDate } from './cookie-date.ts';

/** When a cookie goes along with cross-site requests; `Default` is a cookie that did not say. */
export type SameSite = 'Strict' | 'Lax' | 'None' | 'Default';

/** A `Set-Cookie` header taken apart; nothing in it is believed yet. */
export interface SetCookie {
  readonly name: string;
  readonly value: string;
  readonly domain: string;
  /** Empty where the default path holds. */
  readonly path: string;
  readonly secure: boolean;
  readonly httpOnly: boolean;
  readonly sameSite: SameSite;
  /** Seconds; it wins over `expires`. */
  readonly maxAge: number | undefined;
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly expires: number | undefined;
}

const SAME_SITE = new Map<string, SameSite>([
  ['strict', 'Strict'],
  ['lax', 'Lax'],
  ['none', 'None'],
]);
// biome-ignore lint/suspicious/noControlCharactersInRegex: the RFC names these characters
const FORBIDDEN = /[\x00-\x08\x0a-\x1f\x7f]/;
const utf8 = new TextEncoder();
const octets = (text: string): number => utf8.encode(text).length;

/**
 * Takes a `Set-Cookie` header apart; `undefined` where the browser must ignore all of it.
 * @see [RFC 6265bis - Cookies, section 5.6](https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#section-5.6)
 */
export function parseSetCookie(text: string): SetCookie | undefined {
  if (FORBIDDEN.test(text)) return undefined;
  const [pair = '', ...rest] = text.split(';');
  // Text without an equals sign is a value here, and a name among the attributes.
  const [name, value] = splitAtEquals(pair) ?? ['', pair.trim()];
  if ((name === '' && value === '') || octets(name) + octets(value) > 4096) return undefined;
  const attributes = new Map(
    rest
      .map((part) => splitAtEquals(part) ?? ([part.trim(), ''] as const))
      .filter(([, written]) => octets(written) <= 1024)
      .map(([attribute, written]) => [attribute.toLowerCase(), written]),
  );
  return { name, value, ...readAttributes(attributes) };
}

function splitAtEquals(text: string): readonly [before: string, after: string] | undefined {
  const at = text.indexOf('=');
  return at < 0 ? undefined : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function readAttributes(attributes: ReadonlyMap<string, string>): Omit<SetCookie, 'name' | 'value'> {
  const path = attributes.get('path') ?? '';
  const maxAge = attributes.get('max-age') ?? '';
  return {
    domain: (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase(),
    path: path.startsWith('/') ? path : '',
    secure: attributes.has('secure'),
    httpOnly: attributes.has('httponly'),
    sameSite: SAME_SITE.get((attributes.get('samesite') ?? '').toLowerCase()) ?? 'Default',
    maxAge: /^-?\d+$/.test(maxAge) ? Number(maxAge) : undefined,
    expires: parseCookieDate(attributes.get('expires') ?? ''),
  };
}
