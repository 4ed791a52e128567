import { type Entry, explain, explainValue, type Place } from '../../../protocol/dictionary/index.ts';
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
    words: wordsIn(name, value),
    repeated: false,
  }));
}

function wordsIn(name: string, value: string): Entry[] {
  const found = WORDS.get(name.toLowerCase())?.(value) ?? [];
  return [...new Set(found.filter((entry) => entry !== undefined))];
}

type Explained = readonly (Entry | undefined)[];

const SCHEME: Place = 'authentication scheme';

const WORDS: ReadonlyMap<string, (value: string) => Explained> = new Map([
  ['set-cookie', cookieWords],
  ['authorization', (value) => [explain(value.split(' ')[0] ?? '', SCHEME)]],
  ['www-authenticate', challengeWords],
]);

/** What a cookie's name and its attributes mean. */
function cookieWords(line: string): Explained {
  return line.split(';').map((part) => explain(part.split('=')[0]?.trim() ?? '', 'cookie'));
}

/** What the schemes of a challenge, their attributes and an error code mean (RFC 9110 §11.6.1). */
function challengeWords(line: string): Explained {
  const parts = line.matchAll(/([\w-]+) *= *("(?:[^"\\]|\\.)*"|[^\s,]*)|[\w-]+/g);
  return [...parts].flatMap(([text, attribute, value = '']) =>
    attribute === undefined
      ? [explain(text, SCHEME)]
      : [explain(attribute, 'challenge'), errorIn(attribute, value)],
  );
}

const errorIn = (attribute: string, value: string): Entry | undefined =>
  attribute.toLowerCase() === 'error' ? explainValue('error', value.replaceAll('"', '')) : undefined;

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
