import { type Header, type HttpRequest, type HttpResponse, header, mediaType } from '../protocol/http.ts';
import { decodeParameters, encodeParameters, parameter } from '../protocol/parameters.ts';
import type { Edit } from './recipe.ts';

/** A request after edits, in order. What an edit does not name keeps its place and spelling. An edit that finds nothing to change adds: a parameter to the body of a form post, else to the query. */
export function editRequest(request: HttpRequest, edits: readonly Edit[]): HttpRequest {
  return edits.reduce(editOneRequest, request);
}

/** A response after edits: parameters are those of a `Location`'s query, `json` a top-level field of the body. */
export function editResponse(response: HttpResponse, edits: readonly Edit[]): HttpResponse {
  return edits.reduce(editOneResponse, response);
}

function editOneRequest(request: HttpRequest, edit: Edit): HttpRequest {
  if ('url' in edit) return { ...request, url: edit.url };
  if ('header' in edit) return { ...request, headers: withHeader(request.headers, edit.header, edit.value) };
  if ('json' in edit) return { ...request, body: withField(request.body ?? '', edit.json, edit.value) };
  const { parameter: name, value } = edit;
  const { body = '' } = request;
  const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
  return isForm && (hasParameter(body, name) || !hasParameter(queryIn(request.url), name))
    ? { ...request, body: withParameter(body, name, value) }
    : { ...request, url: withQueryParameter(request.url, name, value) };
}

function editOneResponse(response: HttpResponse, edit: Edit): HttpResponse {
  if ('header' in edit)
    return { ...response, headers: withHeader(response.headers, edit.header, edit.value) };
  if ('json' in edit) return { ...response, body: withField(response.body, edit.json, edit.value) };
  const location = header(response, 'location');
  if (location === undefined) return response;
  const changed = 'url' in edit ? edit.url : withQueryParameter(location, edit.parameter, edit.value);
  return { ...response, headers: withHeader(response.headers, 'location', changed) };
}

/** A list in which the first of what `isIt` finds is replaced, further ones go, and what is not there is added. */
function replaced<T>(list: readonly T[], isIt: (item: T) => boolean, item: T | undefined): T[] {
  const first = list.findIndex(isIt);
  const kept = list.filter((other, index) => (index === first && item !== undefined) || !isIt(other));
  if (item === undefined) return kept;
  return first < 0 ? [...kept, item] : kept.map((other) => (isIt(other) ? item : other));
}

function withHeader(headers: readonly Header[], name: string, value: string | null): Header[] {
  const isIt = ([other]: Header) => other.toLowerCase() === name.toLowerCase();
  return replaced(headers, isIt, value === null ? undefined : [name, value]);
}

/** Everything else keeps its spelling: parameters are not decoded and encoded again. */
function withParameter(text: string, name: string, value: string | null): string {
  const pairs = text === '' ? [] : text.split('&');
  const isIt = (pair: string) => hasParameter(pair, name);
  return replaced(pairs, isIt, value === null ? undefined : encodeParameters([[name, value]])).join('&');
}

const hasParameter = (text: string, name: string): boolean =>
  parameter(decodeParameters(text), name) !== undefined;

const URL_PARTS = /^([^?#]*)(?:\?([^#]*))?(#.*)?$/s;

const queryIn = (url: string): string => URL_PARTS.exec(url)?.[2] ?? '';

function withQueryParameter(url: string, name: string, value: string | null): string {
  if (value === null && !hasParameter(queryIn(url), name)) return url;
  const [, address = '', , fragment = ''] = URL_PARTS.exec(url) ?? [];
  const query = withParameter(queryIn(url), name, value);
  return `${address}${query && `?${query}`}${fragment}`;
}

/** A JSON object with one field set or removed; text that is no JSON object stays. */
function withField(body: string, name: string, value: string | null): string {
  try {
    const fields: unknown = JSON.parse(body);
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return body;
    const isIt = ([field]: readonly [string, unknown]) => field === name;
    const entries: (readonly [string, unknown])[] = Object.entries(fields);
    return JSON.stringify(
      Object.fromEntries(replaced(entries, isIt, value === null ? undefined : [name, value])),
    );
  } catch {
    return body;
  }
}
