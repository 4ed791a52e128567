import type { Parameters } from '../../protocol/parameters.ts';

/** More of a foreign page is not searched. */
const MOST = 200_000;

/** `"code":"..."` as in JSON, and `data.code = '...'` as in a script. */
const MEMBER =
  /\b(code|state|error|error_description|id_token|access_token|session_state|iss)["']?\s{0,9}[:=]\s{0,9}(?:"((?:[^"\\\n]|\\.){0,9000})"|'((?:[^'\\\n]|\\.){0,9000})')/g;

/**
 * The parameters of an answer that the script of a page hands to the window that opened it, as servers do for `response_mode=web_message`.
 * It is read as text and never run.
 */
export function messageIn(html: string): Parameters {
  const text = html.slice(0, MOST);
  if (!text.includes('postMessage') && !text.includes('authorization_response')) return [];
  const found = new Map<string, string>();
  for (const [, name = '', double, single] of text.matchAll(MEMBER))
    if (!found.has(name)) found.set(name, unescaped(double ?? single ?? ''));
  return found.has('state') ? [...found] : [];
}

/** `\x2D`, `\u002d`, `\"`: what scripts write for a character. */
const unescaped = (text: string): string =>
  text.replaceAll(/\\(?:x([\da-f]{2})|u([\da-f]{4})|(.))/gi, (_, two, four, one) =>
    one === undefined ? String.fromCharCode(Number.parseInt(two ?? four, 16)) : one,
  );
