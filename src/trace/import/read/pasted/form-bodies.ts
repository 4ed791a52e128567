import type { EntryRequest } from '../../entry.ts';
import type { Lines } from './lines.ts';
import type { Finder, Scratch } from './piece.ts';

/** Names of parameters that tell a form of OAuth. */
const NAMES: ReadonlySet<string> = new Set(
  'code state id_token access_token refresh_token error error_description grant_type redirect_uri client_id client_secret code_verifier code_challenge code_challenge_method response_type response_mode scope nonce session_state iss token token_type_hint device_code user_code username password assertion client_assertion client_assertion_type audience resource token_type expires_in id_token_hint post_logout_redirect_uri logout_token prompt subject_token'.split(
    ' ',
  ),
);

/** Whether OAuth has a parameter of this name. */
export const isParameter = (name: string): boolean => NAMES.has(name);

/** Any of these alone says what a form is; the others want company. */
const TELLING: ReadonlySet<string> = new Set(
  'code id_token access_token error grant_type device_code response_type refresh_token token'.split(' '),
);

/** The body of a form, in one line as it was sent or with a parameter a line; also what stands behind `?` or `#` of a callback. */
export const findFormBody: Finder = (lines, line, scratch) => {
  const first = (lines.lines[line] ?? '')
    .trim()
    .replace(/^[?#&]/, '')
    .replace(/^["'`](.*)["'`]$/, '$1');
  const one = /^[\w.[\]%-]{1,60}=\S*$/.test(first) ? first.replaceAll('&amp;', '&') : undefined;
  if (one !== undefined && (one.includes('&') ? isOfOAuth(one) : isAlone(one, lines)))
    return { pieces: [pieceOf(one, line)], next: line + 1 };
  return line < scratch.noForm ? undefined : severalLines(lines, line, scratch);
};

/** Names that say what a text is though nothing else stands in it. */
const TELLING_ALONE = /^(?:grant_type|code|error)=./;

const isAlone = (pair: string, { lines }: Lines): boolean =>
  TELLING_ALONE.test(pair) && lines.length < 5 && lines.filter((line) => line.trim() !== '').length === 1;

/** More parameters than any form has. */
const MOST_LINES = 60;

function severalLines({ lines }: Lines, line: number, scratch: Scratch): ReturnType<Finder> {
  const pairs: string[] = [];
  let next = line;
  for (; next < Math.min(lines.length, line + MOST_LINES); next++) {
    const pair = pairIn(lines[next] as string);
    if (pair === undefined) break;
    pairs.push(pair);
  }
  const body = pairs.join('&');
  if (pairs.length > 1 && isOfOAuth(body)) return { pieces: [pieceOf(body, line)], next };
  // What is no form as a whole has none inside.
  scratch.noForm = next;
  return undefined;
}

/** `name=value` as sent, or `name: value` as the developer tools show it, decoded. */
function pairIn(line: string): string | undefined {
  const [, name, sign, value = ''] = /^\s*[&?]?([a-z_]{2,30})\s*([:=])[ \t]*(.*?)\s*&?$/.exec(line) ?? [];
  if (name === undefined || !NAMES.has(name)) return undefined;
  if (sign === '=' && !/\s/.test(value)) return `${name}=${value}`;
  return new URLSearchParams([[name, value]]).toString();
}

function isOfOAuth(body: string): boolean {
  const names = body.split('&', 40).map((pair) => pair.slice(0, pair.indexOf('=')));
  const known = names.filter((name) => NAMES.has(name));
  return known.length > 1 && known.some((name) => TELLING.has(name));
}

/** A form is sent by POST; to where, the text does not say. */
function pieceOf(body: string, line: number) {
  const request: EntryRequest = {
    method: 'POST',
    url: '',
    headers: [['Content-Type', 'application/x-www-form-urlencoded']],
    body,
    lacks: ['headers', 'cookies', 'authorization', 'time'],
  };
  return { is: 'request', of: 'form body', line, request, awaits: 'response' } as const;
}
