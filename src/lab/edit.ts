import {
  type Header,
  type HttpRequest,
  type HttpResponse,
  header,
  mediaType,
  parseUrl,
} from '../protocol/http.ts';
import type { Edit } from './recipe.ts';

/** A request after edits, in order. An edit that finds nothing to change adds: a parameter to the body of a form post, else to the query. */
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
  const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
  if (!isForm) return { ...request, url: withQueryParameter(request.url, edit.parameter, edit.value) };
  const form = new URLSearchParams(request.body);
  setOrDelete(form, edit.parameter, edit.value);
  return { ...request, body: form.toString() };
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

function withHeader(headers: readonly Header[], name: string, value: string | null): Header[] {
  const others = headers.filter(([n]) => n.toLowerCase() !== name.toLowerCase());
  return value === null ? others : [...others, [name, value]];
}

function withQueryParameter(url: string, name: string, value: string | null): string {
  const parsed = parseUrl(url);
  if (!parsed) return url;
  setOrDelete(parsed.searchParams, name, value);
  return parsed.href;
}

function setOrDelete(parameters: URLSearchParams, name: string, value: string | null): void {
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
}

/** A JSON object with one field set or removed; text that is no JSON object stays. */
function withField(body: string, name: string, value: string | null): string {
  try {
    const fields: unknown = JSON.parse(body);
    if (typeof fields !== 'object' || fields === null) return body;
    const entries = Object.entries(fields).filter(([field]) => field !== name);
    return JSON.stringify(Object.fromEntries(value === null ? entries : [...entries, [name, value]]));
  } catch {
    return body;
  }
}
