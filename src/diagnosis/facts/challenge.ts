import type { Parameters } from '../../protocol/parameters.ts';

/** One challenge of `WWW-Authenticate`. */
export interface Challenge {
  /** As it stands there: `Bearer`. */
  readonly scheme: string;
  readonly parameters: Parameters;
}

const LONGEST = 20_000;

/**
 * Takes the challenges of a header apart: schemes, and `name=value` pairs separated by commas, the same sign that separates challenges.
 * @see [RFC 9110 - HTTP Semantics, section 11.6.1](https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1)
 */
export function readChallenges(value: string): Challenge[] {
  const challenges: { scheme: string; parameters: [string, string][] }[] = [];
  for (const piece of value.slice(0, LONGEST).split('\n').flatMap(pieces)) {
    const [, scheme, rest = ''] = /^([!#$%&'*+.^`|~\w-]+)(?:\s+(.*))?$/s.exec(piece) ?? [];
    const pair = pairOf(piece);
    if (pair) challenges.at(-1)?.parameters.push(pair);
    else if (scheme !== undefined) {
      const first = pairOf(rest);
      challenges.push({ scheme, parameters: first ? [first] : [] });
    }
  }
  return challenges;
}

/** The text between commas that stand outside of quotation marks. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  let inQuotes = false;
  for (let at = 0; at < text.length; at += 1) {
    if (inQuotes && text[at] === '\\') at += 1;
    else if (text[at] === '"') inQuotes = !inQuotes;
    else if (text[at] === ',' && !inQuotes) {
      found.push(text.slice(start, at).trim());
      start = at + 1;
    }
  }
  return [...found, text.slice(start).trim()].filter((piece) => piece !== '');
}

function pairOf(text: string): [string, string] | undefined {
  const equals = text.indexOf('=');
  const name = text.slice(0, equals).trim();
  if (equals < 1 || !/^[!#$%&'*+.^`|~\w-]+$/.test(name)) return undefined;
  return [name.toLowerCase(), unquoted(text.slice(equals + 1).trim())];
}

const unquoted = (text: string): string =>
  text.startsWith('"')
    ? text.slice(1, text.endsWith('"') ? -1 : undefined).replaceAll(/\\(.)/gs, '$1')
    : text;
