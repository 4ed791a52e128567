import { type Entry, explain, explainValue } from '../../../protocol/dictionary/index.ts';
import type { Header } from '../../../protocol/http.ts';
import { queryOf } from '../../../protocol/parameters.ts';
import { namesInHeader, type Secret, type TraceModel } from '../../../trace/index.ts';
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
    words: wordsIn(name, value),
    repeated: false,
  }));
}

/** What the names inside a header's value mean, and the code of an error. */
function wordsIn(name: string, value: string): Entry[] {
  const found = namesInHeader(name, value).flatMap((one) => [
    explain(one.name, one.place),
    one.name.toLowerCase() === 'error' ? explainValue('error', one.value) : undefined,
  ]);
  return [...new Set(found.filter((entry) => entry !== undefined))];
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
