import { type Header, type HttpRequest, type HttpResponse, header, mediaType } from '../protocol/http.ts';
import { decodeParameters } from '../protocol/parameters.ts';
import { membersOf } from './edit-json.ts';
import { hiddenFields } from './edit-page.ts';
import { changedValues, type ValueChange } from './edit-values.ts';
import type { ParameterPlace, Target } from './recipe.ts';

/** What has fields that can be edited. */
export type Message = HttpRequest | HttpResponse;

/** How the fields of a message are reached. */
export interface Reach<M extends Message> {
  /** Its address: the URL, or the `Location`; `undefined` where it has none. */
  address(message: M): string | undefined;
  withAddress(message: M, address: string): M;
  /** Where it can carry parameters, in the order in which they are looked up; the first takes what is nowhere. */
  places(message: M): readonly ParameterPlace[];
}

/** How those of a request are. */
export const REQUEST: Reach<HttpRequest> = {
  address: ({ url }) => url,
  withAddress: (request, url) => ({ ...request, url }),
  places: (request) => (isForm(request) ? ['form', 'query'] : ['query']),
};

/** How those of a response are. */
export const RESPONSE: Reach<HttpResponse> = {
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

/** Where a parameter is looked for: where it says, or in the first place that has it, else in the first place. */
export function placeOf<M extends Message>(
  message: M,
  target: Extract<Target, { parameter: string }>,
  reach: Reach<M>,
): ParameterPlace | undefined {
  const places = reach.places(message);
  if (target.in !== undefined) return places.find((place) => place === target.in);
  return places.find((place) => valuesIn(message, target.parameter, place, reach).length > 0) ?? places[0];
}

/** The values that an edit's field has now. */
export function valuesAt<M extends Message>(message: M, target: Target, reach: Reach<M>): string[] {
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
export function carried<M extends Message>(
  message: M,
  place: Exclude<ParameterPlace, 'page'>,
  reach: Reach<M>,
): string {
  if (place === 'form') return message.body ?? '';
  const [, , query = '', fragment = ''] = URL_PARTS.exec(reach.address(message) ?? '') ?? [];
  return place === 'query' ? query : fragment;
}

const URL_PARTS = /^([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s;

/** An address with another query or fragment; an empty one goes. */
export function withPart(url: string, part: 'query' | 'fragment', text: string): string {
  const [, address = '', oldQuery, oldFragment] = URL_PARTS.exec(url) ?? [];
  const query = part === 'query' ? text || undefined : oldQuery;
  const fragment = part === 'fragment' ? text || undefined : oldFragment;
  return `${address}${query === undefined ? '' : `?${query}`}${fragment === undefined ? '' : `#${fragment}`}`;
}

const isSame = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();

/** Headers with one of a name changed, as {@link changedValues} does; the case of names means nothing. */
export function withHeader(headers: readonly Header[], name: string, change: ValueChange): Header[] {
  // A header that is not there yet gets the spelling of the edit; one that is keeps its own.
  return changedValues<Header>(
    headers,
    ([other]) => isSame(other, name),
    change,
    (value) => [name, value],
  );
}
