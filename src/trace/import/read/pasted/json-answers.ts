import { isObject, jsonValue } from '../../../json.ts';
import type { EntryResponse } from '../../entry.ts';
import { jsonEnd } from './body-lines.ts';
import { type Lines, lineAfter, linesOf } from './lines.ts';
import type { Finder, Found, Scratch } from './piece.ts';
import { requestBefore } from './urls.ts';

/** A JSON object that somebody copied out of an answer: tokens, an error, keys, metadata, a device code. */
export const findJsonAnswer: Finder = (lines, line, scratch) => {
  const first = lines.lines[line] ?? '';
  const found = answerIn(lines, line, line, scratch);
  // A log may hold the JSON as a text: `body="{\"error\":…}"`.
  if (found || !first.includes('{\\"')) return found;
  const inside = answerIn(linesOf(first.replaceAll('\\"', '"')), 0, line, scratch);
  return inside && { ...inside, next: line + 1 };
};

function answerIn(lines: Lines, from: number, line: number, scratch: Scratch): Found | undefined {
  const first = lines.lines[from] ?? '';
  const column = first.search(/\{\s*(?:"|$)/);
  if (column < 0) return undefined;
  const found = jsonAt(lines, (lines.starts[from] ?? 0) + column, from, scratch);
  if (!found) return undefined;
  if (!isAnswer(found.value)) {
    scratch.budget -= found.text.length;
    return undefined;
  }
  const before = first.slice(0, column);
  const response = answerOf(found.value, found.text, STATUS.exec(before)?.[0]);
  const answer = { is: 'response', of: 'JSON response', line, response } as const;
  return { pieces: [...requestBefore(before, line), answer], next: found.next };
}

/** As logs write it before the answer. */
const STATUS = /[ :(=](?:[45]\d\d|20[0-4])(?=[ ,:)])/;

function jsonAt(
  lines: Lines,
  start: number,
  line: number,
  scratch: Scratch,
): { value: unknown; text: string; next: number } | undefined {
  const end = jsonEnd(lines, start, scratch);
  if (end === undefined) return undefined;
  const text = lines.text.slice(start, end);
  const value = jsonValue(text);
  if (value === undefined) scratch.budget -= text.length;
  return value === undefined ? undefined : { value, text, next: lineAfter(lines, end, line + 1) };
}

/** The members that tell an answer of OAuth or OpenID Connect by their meaning. */
const MEMBERS = [
  'access_token',
  'id_token',
  'refresh_token',
  'keys',
  'authorization_endpoint',
  'token_endpoint',
  'jwks_uri',
  'device_code',
  'request_uri',
  'active',
  'userinfo_endpoint',
] as const;

/** Whether a JSON value is an answer that OAuth knows. A decoded token or a user's claims (`sub`) count where they name somebody only. */
function isAnswer(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isObject(value)) return false;
  return MEMBERS.some((name) => Object.hasOwn(value, name)) || isError(value) || isUserInfo(value);
}

/** A code in one word; other APIs write sentences or objects there. */
const isError = ({ error }: Readonly<Record<string, unknown>>): boolean =>
  typeof error === 'string' && /^[\w.:-]+$/.test(error);

const isUserInfo = (value: Readonly<Record<string, unknown>>): boolean =>
  typeof value['sub'] === 'string' && !Object.hasOwn(value, 'exp') && !Object.hasOwn(value, 'iat');

/** An answer with its JSON alone. Where the status does not stand before it, that of such an answer is taken. */
function answerOf(
  value: Readonly<Record<string, unknown>>,
  body: string,
  told: string | undefined,
): EntryResponse {
  const usual = Object.hasOwn(value, 'error') ? 400 : 200;
  const status = told === undefined ? usual : Number(told.slice(1));
  return { at: undefined, status, headers: [], body, lacks: ['headers', 'cookies', 'time'] };
}
