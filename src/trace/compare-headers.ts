import { type Header, type HttpRequest, type HttpResponse, header, headers } from '../protocol/http.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { Fields } from './compare-fields.ts';

type Message = HttpRequest | HttpResponse;

/** Headers that are compared part by part. */
const APART: ReadonlySet<string> = new Set(['location', 'cookie', 'set-cookie', 'authorization']);

/** Headers that only measure the body. */
const MEASURES: ReadonlySet<string> = new Set(['content-length', 'etag']);

/** Compares the headers of two messages, names without case; credentials and cookies one by one. */
export function compareHeaders(left: Message, right: Message, fields: Fields): void {
  fields.fields('header', ...bothNamed(plainHeaders(left.headers), plainHeaders(right.headers)));
  compareCredentials(header(left, 'authorization'), header(right, 'authorization'), fields);
  const sent = (message: Message) => headers(message, 'cookie').flatMap((line) => line.split(/; */));
  fields.fields('cookie', sent(left).map(cookieOf), sent(right).map(cookieOf));
  const set = (message: Message) => headers(message, 'set-cookie').map(setCookieOf);
  fields.fields('cookie', set(left).map(nameAndValue), set(right).map(nameAndValue));
  fields.fields('cookie attributes', set(left).map(attributesOf), set(right).map(attributesOf));
}

/** Names as the left message spells them: they are compared without case. */
function bothNamed(left: readonly Header[], right: readonly Header[]): [Parameters, Parameters] {
  const spelt = new Map<string, string>();
  const named = (list: readonly Header[]): Parameters =>
    list.map(([name, value]) => {
      const spelling = spelt.get(name.toLowerCase()) ?? name;
      spelt.set(name.toLowerCase(), spelling);
      return [spelling, value];
    });
  return [named(left), named(right)];
}

const plainHeaders = (list: readonly Header[]): Header[] =>
  list.filter(([name]) => !APART.has(name.toLowerCase()) && !MEASURES.has(name.toLowerCase()));

/** Schemes whose credentials are an access token. */
const TOKEN_SCHEME = /^(Bearer|DPoP) +(\S+) *$/i;

function compareCredentials(left: string | undefined, right: string | undefined, fields: Fields): void {
  const [one, other] = [TOKEN_SCHEME.exec(left ?? ''), TOKEN_SCHEME.exec(right ?? '')];
  if (one && other) {
    fields.field('header', 'Authorization scheme', one[1], other[1]);
    fields.field('header', 'access_token', one[2], other[2]);
  } else fields.field('header', 'Authorization', left, right);
}

function cookieOf(cookie: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^(?:([^=]*)=)?(.*)$/s.exec(cookie) ?? [];
  return [name.trim(), value.trim()];
}

interface SetCookie {
  readonly name: string;
  readonly value: string;
  /** As they stand there: `Path=/; Secure`. */
  readonly attributes: string;
}

const nameAndValue = ({ name, value }: SetCookie) => [name, value] as const;
const attributesOf = ({ name, attributes }: SetCookie) => [name, attributes] as const;

function setCookieOf(line: string): SetCookie {
  const [cookie = '', ...rest] = line.split(';').map((part) => part.trim());
  const [name, value] = cookieOf(cookie);
  return { name, value, attributes: rest.join('; ') };
}
