import { type Header, type HttpRequest, type HttpResponse, header, mediaType } from '../protocol/http.ts';
import { decodeParameters, encodeParameters } from '../protocol/parameters.ts';
import { editPage, hiddenFields } from './edit-page.ts';
import { changedValues, type ValueChange } from './edit-values.ts';
import { changeJwt } from './jwt-edit.ts';
import type { Change, Edit, ParameterPlace, Target } from './recipe.ts';

/**
 * A request after edits, in order. What an edit does not name keeps its place and spelling. A parameter that is set and is nowhere yet is
 * added to the body of a form post, else to the query.
 */
export const editRequest = (request: HttpRequest, edits: readonly Edit[]): Promise<HttpRequest> =>
  edited(request, edits, REQUEST);

/** A response after edits. A parameter that is nowhere yet is added to the query of the `Location`, or to a page that has hidden fields. */
export const editResponse = (response: HttpResponse, edits: readonly Edit[]): Promise<HttpResponse> =>
  edited(response, edits, RESPONSE);

type Message = HttpRequest | HttpResponse;

/** How the fields of a message are reached. */
interface Reach<M extends Message> {
  /** Its address: the URL, or the `Location`; `undefined` where it has none. */
  address(message: M): string | undefined;
  withAddress(message: M, address: string): M;
  /** Where it can carry parameters, in the order in which they are looked up; the first takes what is nowhere. */
  places(message: M): readonly ParameterPlace[];
}

const REQUEST: Reach<HttpRequest> = {
  address: ({ url }) => url,
  withAddress: (request, url) => ({ ...request, url }),
  places: (request) => (isForm(request) ? ['form', 'query'] : ['query']),
};

const RESPONSE: Reach<HttpResponse> = {
  address: (response) => header(response, 'location'),
  withAddress: (response, location) => ({
    ...response,
    headers: withHeader(response.headers, 'location', { value: location }),
  }),
  places: (response) => [
    ...(header(response, 'location') === undefined ? [] : (['query', 'fragment'] as const)),
    ...(hiddenFields(response.body).length > 0 ? (['page'] as const) : []),
  ],
};

const isForm = (message: Message) => mediaType(message) === 'application/x-www-form-urlencoded';

async function edited<M extends Message>(message: M, edits: readonly Edit[], reach: Reach<M>): Promise<M> {
  let now = message;
  for (const edit of edits) now = await editOnce(now, edit, reach);
  return now;
}

async function editOnce<M extends Message>(message: M, edit: Edit, reach: Reach<M>): Promise<M> {
  if ('url' in edit)
    return reach.address(message) === undefined ? message : reach.withAddress(message, edit.url);
  if ('status' in edit) return 'status' in message ? { ...message, status: edit.status } : message;
  if ('body' in edit) return { ...message, body: edit.body };
  if (!('jwt' in edit)) return changed(message, edit, valueChange(edit), reach);
  const nth = 'nth' in edit ? (edit.nth ?? 0) : 0;
  const old = valuesAt(message, edit, reach)[nth];
  if (old === undefined) return message;
  return changed(message, edit, { value: await changeJwt(old, edit.jwt), nth }, reach);
}

function valueChange(edit: Target & Exclude<Change, { jwt: unknown }>): ValueChange {
  if ('add' in edit) return { add: edit.add };
  return { value: edit.value, nth: 'nth' in edit ? edit.nth : undefined };
}

function changed<M extends Message>(message: M, target: Target, change: ValueChange, reach: Reach<M>): M {
  if ('header' in target) return { ...message, headers: withHeader(message.headers, target.header, change) };
  if ('json' in target) return { ...message, body: withMember(message.body ?? '', target.json, change) };
  const place = placeOf(message, target, reach);
  if (place === undefined) return message;
  if (place === 'page') return { ...message, body: editPage(message.body ?? '', target.parameter, change) };
  const text = carried(message, place, reach);
  const now = withParameter(text, target.parameter, change);
  if (now === text) return message;
  if (place === 'form') return { ...message, body: now };
  return reach.withAddress(message, withPart(reach.address(message) ?? '', place, now));
}

/** Where a parameter is looked for: where it says, or in the first place that has it, else in the first place. */
function placeOf<M extends Message>(
  message: M,
  target: Extract<Target, { parameter: string }>,
  reach: Reach<M>,
): ParameterPlace | undefined {
  const places = reach.places(message);
  if (target.in !== undefined) return places.find((place) => place === target.in);
  return places.find((place) => valuesIn(message, target.parameter, place, reach).length > 0) ?? places[0];
}

function valuesAt<M extends Message>(message: M, target: Target, reach: Reach<M>): string[] {
  if ('header' in target)
    return message.headers.flatMap(([name, value]) => (isSame(name, target.header) ? [value] : []));
  if ('json' in target) {
    const value = membersOf(message.body ?? '')?.find(([name]) => name === target.json)?.[1];
    return typeof value === 'string' ? [value] : [];
  }
  const place = placeOf(message, target, reach);
  return place === undefined ? [] : valuesIn(message, target.parameter, place, reach);
}

function valuesIn<M extends Message>(
  message: M,
  name: string,
  place: ParameterPlace,
  reach: Reach<M>,
): string[] {
  const pairs =
    place === 'page'
      ? hiddenFields(message.body ?? '').map((field) => [field.name, field.value] as const)
      : decodeParameters(carried(message, place, reach));
  return pairs.flatMap(([other, value]) => (other === name ? [value] : []));
}

/** The text of a message that holds parameters. */
function carried<M extends Message>(
  message: M,
  place: Exclude<ParameterPlace, 'page'>,
  reach: Reach<M>,
): string {
  if (place === 'form') return message.body ?? '';
  const [, , query = '', fragment = ''] = URL_PARTS.exec(reach.address(message) ?? '') ?? [];
  return place === 'query' ? query : fragment;
}

const URL_PARTS = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

function withPart(url: string, part: 'query' | 'fragment', text: string): string {
  const [, address = '', oldQuery, oldFragment] = URL_PARTS.exec(url) ?? [];
  const query = part === 'query' ? text || undefined : oldQuery;
  const fragment = part === 'fragment' ? text || undefined : oldFragment;
  return `${address}${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

function withHeader(headers: readonly Header[], name: string, change: ValueChange): Header[] {
  // A header that is not there yet gets the spelling of the edit; one that is keeps its own.
  return changedValues<Header>(
    headers,
    ([other]) => isSame(other, name),
    change,
    (value) => [name, value],
  );
}

/** Everything else keeps its spelling: parameters are not decoded and encoded again. */
function withParameter(text: string, name: string, change: ValueChange): string {
  const pairs = text === '' ? [] : text.split('&');
  const isIt = (pair: string) => decodeParameters(pair).some(([other]) => other === name);
  return changedValues(pairs, isIt, change, (value) => encodeParameters([[name, value]])).join('&');
}

/** The members at the top of a JSON object, in order; `undefined` for any other text. */
export function membersOf(body: string): readonly (readonly [string, unknown])[] | undefined {
  try {
    const value: unknown = JSON.parse(body);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? Object.entries(value) : undefined;
  } catch {
    return undefined;
  }
}

/** A JSON object with one member set or removed. A value that reads as JSON of the old one's type stays of that type. */
function withMember(body: string, name: string, change: ValueChange): string {
  const members = membersOf(body);
  if (!members) return body;
  // A JSON object cannot hold a name twice: what is added takes the place of what was there.
  const once = 'add' in change ? { value: change.add } : { value: change.value };
  const isIt = ([member]: readonly [string, unknown]) => member === name;
  const now = changedValues<readonly [string, unknown]>(members, isIt, once, (value, old) => [
    name,
    likeBefore(value, old?.[1]),
  ]);
  return JSON.stringify(Object.fromEntries(now));
}

/** Numbers, truth values, lists and objects stay such where the text is one; texts stay texts. */
function likeBefore(text: string, old: unknown): unknown {
  if (old === undefined || typeof old === 'string') return text;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === typeof old ? value : text;
  } catch {
    return text;
  }
}
