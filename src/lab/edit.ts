import type { HttpRequest, HttpResponse } from '../protocol/http.ts';
import { decodeParameters, encodeParameters } from '../protocol/parameters.ts';
import { withMember } from './edit-json.ts';
import { editPage } from './edit-page.ts';
import { changedValues, type ValueChange } from './edit-values.ts';
import { changeJwt } from './jwt-edit.ts';
import {
  carried,
  type Message,
  placeOf,
  REQUEST,
  RESPONSE,
  type Reach,
  valuesAt,
  withHeader,
  withPart,
} from './message-fields.ts';
import type { Change, Edit, Target } from './recipe.ts';

/**
 * A request after edits, in order. What an edit does not name keeps its place and spelling. A parameter that is set and is nowhere yet is
 * added to the body of a form post, else to the query.
 */
export const editRequest = (request: HttpRequest, edits: readonly Edit[]): Promise<HttpRequest> =>
  edited(request, edits, REQUEST);

/** A response after edits. A parameter that is nowhere yet is added to the query of the `Location`, or to a page that has hidden fields. */
export const editResponse = (response: HttpResponse, edits: readonly Edit[]): Promise<HttpResponse> =>
  edited(response, edits, RESPONSE);

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

/** Everything else keeps its spelling: parameters are not decoded and encoded again. */
function withParameter(text: string, name: string, change: ValueChange): string {
  const pairs = text === '' ? [] : text.split('&');
  const isIt = (pair: string) => decodeParameters(pair).some(([other]) => other === name);
  return changedValues(pairs, isIt, change, (value) => encodeParameters([[name, value]])).join('&');
}
