import type { Header } from '../../../../protocol/http.ts';
import { isObject } from '../../../json.ts';
import { hasHeader } from './headers.ts';

/** The `Cookie` header out of the list of cookies, where an exporter wrote the list only. */
export function withCookie(headers: readonly Header[], cookies: unknown): readonly Header[] {
  const pairs = hasHeader(headers, 'cookie') ? [] : namedOf(cookies).map(({ pair }) => pair);
  return pairs.length === 0 ? headers : [...headers, ['Cookie', pairs.join('; ')]];
}

/** The `Set-Cookie` headers out of the list of cookies, where an exporter wrote the list only. */
export function withSetCookies(headers: readonly Header[], cookies: unknown): readonly Header[] {
  if (hasHeader(headers, 'set-cookie')) return headers;
  const set = namedOf(cookies).map(({ pair, fields }): Header => ['Set-Cookie', pair + attributesOf(fields)]);
  return set.length === 0 ? headers : [...headers, ...set];
}

interface Cookie {
  readonly pair: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

function namedOf(cookies: unknown): Cookie[] {
  if (!Array.isArray(cookies)) return [];
  return cookies.flatMap((fields: unknown) =>
    isObject(fields) && typeof fields['name'] === 'string'
      ? [{ pair: `${fields['name']}=${typeof fields['value'] === 'string' ? fields['value'] : ''}`, fields }]
      : [],
  );
}

const TEXTS = [
  ['domain', 'Domain'],
  ['path', 'Path'],
  ['sameSite', 'SameSite'],
] as const;

const FLAGS = [
  ['secure', 'Secure'],
  ['httpOnly', 'HttpOnly'],
] as const;

function attributesOf(fields: Cookie['fields']): string {
  const texts = TEXTS.flatMap(([field, name]) => {
    const value = fields[field];
    return typeof value === 'string' && value !== '' ? [`; ${name}=${value}`] : [];
  });
  const flags = FLAGS.flatMap(([field, name]) => (fields[field] === true ? [`; ${name}`] : []));
  return [...texts, ...flags].join('');
}
