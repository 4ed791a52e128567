import { type Entry, explain, explainValue, type Place } from '../protocol/dictionary/index.ts';
import { header } from '../protocol/http.ts';
import { decodeJwt } from '../protocol/jwt.ts';
import { type Parameters, spaceDelimited } from '../protocol/parameters.ts';
import type { RequestEvent, ResponseEvent, TraceEvent } from './events.ts';
import { namesInHeader, type PlacedName } from './header-names.ts';
import { isObject, jsonObject, memberText } from './json.ts';
import type { TraceModel } from './model.ts';
import {
  parametersOf,
  parametersOfLocation,
  placeOfJson,
  placeOfLocation,
  placeOfPage,
  placeOfRequest,
  placeOfTyped,
} from './places.ts';
import { readPage } from './read-page.ts';

/** A name in an event, or one word of its value, and what the dictionary says of it. */
export interface Named extends PlacedName {
  /** `undefined` where the dictionary does not know it. */
  readonly entry: Entry | undefined;
  /** The name whose value it is a word of, such as `grant_type` for `refresh_token`. */
  readonly wordOf?: string;
}

const known = new WeakMap<TraceEvent, readonly Named[]>();

/**
 * Every name that occurs in an event: parameters, headers and what stands in them, cookies, JSON members, form fields, the header
 * and the claims of every JWT, and the words whose meaning is fixed: scopes, error codes, grant types. An event never changes, so it is read once.
 */
export function namesIn(model: TraceModel, event: TraceEvent): readonly Named[] {
  const before = known.get(event);
  if (before) return before;
  const named = placed(model, event)
    .flatMap((one) => [one, ...inJwt(one)])
    .flatMap(explained);
  known.set(event, named);
  return named;
}

function placed(model: TraceModel, event: TraceEvent): PlacedName[] {
  switch (event.kind) {
    case 'action':
      return pairs(
        event.values.map(({ name, value }) => [name, value]),
        placeOfTyped(model, event),
      );
    case 'request':
      return inRequest(event);
    case 'response':
      return inResponse(event, model.requestOf(event));
    default:
      return [];
  }
}

function inRequest(event: RequestEvent): PlacedName[] {
  const { query, body } = parametersOf(event);
  return [...pairs([...query, ...body], placeOfRequest(event)), ...inHeaders(event, 'request header')];
}

function inResponse(event: ResponseEvent, request: RequestEvent | undefined): PlacedName[] {
  const location = parametersOfLocation(header(event.message, 'location') ?? '');
  const page = readPage(event.message.body);
  const members = jsonObject(event.message.body);
  return [
    ...pairs(location, placeOfLocation(location, request)),
    ...pairs(page.fields, placeOfPage(page)),
    ...(members ? inJson(members, placeOfJson(members, request)) : []),
    ...inHeaders(event, 'response header'),
  ];
}

const pairs = (parameters: Parameters, place: Place): PlacedName[] =>
  parameters.map(([name, value]) => ({ name, value, place }));

function inHeaders(
  { message }: RequestEvent | ResponseEvent,
  place: 'request header' | 'response header',
): PlacedName[] {
  return message.headers.flatMap(([name, value]) => [{ name, value, place }, ...namesInHeader(name, value)]);
}

/** The members of an object, and those of the objects in it: a key of a key set, an item of an order. */
function inJson(members: Readonly<Record<string, unknown>>, place: Place): PlacedName[] {
  return Object.entries(members).flatMap(([name, member]) => [
    { name, value: memberText(member), place },
    ...[member].flat().flatMap((item) => (isObject(item) ? inJson(item, place) : [])),
  ]);
}

type JwtPlaces = readonly [header: Place, claims: Place];

const ID_TOKEN: JwtPlaces = ['ID token header', 'ID token'];
const ACCESS_TOKEN: JwtPlaces = ['access token header', 'access token'];

/** What is a JWT, by the name that carries it. */
const JWTS: ReadonlyMap<string, JwtPlaces> = new Map([
  ['id_token', ID_TOKEN],
  ['id_token_hint', ID_TOKEN],
  ['access_token', ACCESS_TOKEN],
  // To be revoked or looked at: a refresh token is no JWT here.
  ['token', ACCESS_TOKEN],
  ['client_assertion', ['client assertion header', 'client assertion']],
  ['dpop', ['DPoP proof header', 'DPoP proof']],
]);

/** The header members and the claims of a value that is a JWT. */
function inJwt({ name, value, place }: PlacedName): PlacedName[] {
  const credentials = place === 'authentication scheme' && /^(?:Bearer|DPoP) +(\S+)$/i.exec(value)?.[1];
  const places = credentials ? ACCESS_TOKEN : JWTS.get(name.toLowerCase());
  const jwt = places && decodeJwt(credentials || value);
  return jwt ? [...inJson(jwt.header, places[0]), ...inJson(jwt.claims, places[1])] : [];
}

/** Names whose values are words with a fixed meaning: one that the dictionary does not know is unknown. */
const WORDED: ReadonlySet<string> = new Set([
  ...['scope', 'error', 'grant_type', 'response_type', 'response_mode', 'prompt', 'token_type'],
  ...['code_challenge_method', 'client_assertion_type', 'token_type_hint'],
]);

function explained(one: PlacedName): Named[] {
  const { name, value, place } = one;
  const words = spaceDelimited(value).flatMap((word): Named[] => {
    const entry = explainValue(name, word);
    return entry || WORDED.has(name) ? [{ name: word, value: word, place, entry, wordOf: name }] : [];
  });
  return [{ ...one, entry: explain(name, place) }, ...words];
}
