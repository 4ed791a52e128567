import { explain, type Place } from '../../../protocol/dictionary/index.ts';
import type { Header } from '../../../protocol/http.ts';
import { queryOf } from '../../../protocol/parameters.ts';
import type { Secret, TraceModel } from '../../../trace/index.ts';
import type { NamedRow } from './rows.ts';

/** A part of a header's value: plain text, or something that may be a secret. */
export interface HeaderPart {
  readonly text: string;
  /** Whether the part can be a secret of the trace: a token, a cookie, a URL that carries one. */
  readonly value: boolean;
}

/** Headers as rows; none is called repeated, because headers may be. */
export function headerRows(
  headers: readonly Header[],
  place: 'request header' | 'response header',
): NamedRow[] {
  return headers.map(([name, value]) => ({
    name,
    value,
    entry: explain(name, place),
    words: name.toLowerCase() === 'set-cookie' ? cookieWords(value) : [],
    repeated: false,
  }));
}

/** What a cookie's name and its attributes mean. */
function cookieWords(line: string) {
  const place: Place = 'cookie';
  return line
    .split(';')
    .map((part) => explain(part.split('=')[0]?.trim() ?? '', place))
    .filter((entry) => entry !== undefined);
}

/** Takes a header's value apart where secrets stand: each cookie, the credentials behind their scheme. */
export function headerParts(name: string, value: string): HeaderPart[] {
  switch (name.toLowerCase()) {
    case 'cookie':
      return value.split(/; */).map((text) => ({ text, value: true }));
    case 'set-cookie':
      return value.split(/; */).map((text, at) => ({ text, value: at === 0 }));
    case 'authorization': {
      const [, scheme, rest] = /^(\S+) +(.+)$/s.exec(value) ?? [];
      return scheme === undefined || rest === undefined
        ? [{ text: value, value: true }]
        : [
            { text: scheme, value: false },
            { text: rest, value: true },
          ];
    }
    default:
      return [{ text: value, value: true }];
  }
}

/** Secrets that a header gives away inside a URL, as `Referer` may. `Location` has a table of its own. */
export function secretsInUrl(name: string, value: string, model: TraceModel): Secret[] {
  if (name.toLowerCase() === 'location') return [];
  const secrets = queryOf(value).flatMap(([, text]) => model.secretByValue(text) ?? []);
  return [...new Set(secrets)];
}
