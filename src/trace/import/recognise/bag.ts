import { decodeParameters } from '../../../protocol/parameters.ts';
import { isObject, jsonValue } from '../../json.ts';
import { behind } from './addresses.ts';

/** Parameters or members by name, the first of each. */
export type Bag = ReadonlyMap<string, string>;

export const NONE: Bag = new Map();

/** Parameters by name, the first of each. */
export function bagOf(text: string | undefined): Bag {
  if (!text) return NONE;
  const bag = new Map<string, string>();
  for (const [name, value] of decodeParameters(text)) if (!bag.has(name)) bag.set(name, value);
  return bag;
}

/** The parameters behind `#`; a page that keeps its own path there has them behind a question mark: `#/callback?code=`. */
export const fragmentOf = ({ hash }: URL): Bag => bagOfHash(hash.slice(1));

export const bagOfHash = (text: string): Bag => bagOf(/^!?\//.test(text) ? behind(text, '?') || text : text);

/** More than this of a body is taken apart for nobody: what OAuth carries is small. */
const MOST_BODY = 3_000_000;

const startsAsJson = (body: string): boolean => /^\s{0,9}\{/.test(body);

/** By its shape, for a wrong media type is one of the faults that people look for. */
export function bodyOf(body: string | undefined, type: string): Bag {
  if (!body || body.length > MOST_BODY) return NONE;
  if (startsAsJson(body)) return membersOf(body);
  if (type === 'multipart/form-data') return partsOf(body);
  return /^[\w.%+~-]{1,200}=/.test(body) ? bagOf(body.trim()) : NONE;
}

export function answerOf(body: string, type: string): Bag {
  if (body.length > MOST_BODY) return NONE;
  if (startsAsJson(body)) return membersOf(body);
  return type === 'application/x-www-form-urlencoded' || /^(?:access_token|error)=/.test(body)
    ? bagOf(body.trim())
    : NONE;
}

function membersOf(body: string): Bag {
  const value = jsonValue(body);
  if (!isObject(value)) return NONE;
  const bag = new Map<string, string>();
  for (const [name, member] of Object.entries(value))
    if (typeof member === 'string') bag.set(name, member);
    else if (typeof member === 'number' || typeof member === 'boolean') bag.set(name, String(member));
    else if (Array.isArray(member) && name === 'keys') bag.set(name, isKeySet(member) ? 'JWKS' : '');
  return bag;
}

const isKeySet = (keys: readonly unknown[]): boolean =>
  keys.some((key) => isObject(key) && typeof key['kty'] === 'string');

/** The short fields of a `multipart/form-data` body (RFC 7578 §4). */
function partsOf(body: string): Bag {
  const bag = new Map<string, string>();
  for (const part of body.slice(0, 100_000).split(/\r?\n--/)) {
    const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
    const name = /\bname="([^"]{1,200})"/.exec(head.slice(0, 1000))?.[1];
    if (name !== undefined && !bag.has(name)) bag.set(name, rest.join('\n\n'));
  }
  return bag;
}
