import { circumstancesOf, isFlowName, type Met, type Place } from '../../../protocol/dictionary/index.ts';
import { get, header } from '../../../protocol/http.ts';
import { parameter } from '../../../protocol/parameters.ts';
import {
  parametersOf,
  parametersOfLocation,
  placeOfJson,
  placeOfLocation,
  placeOfPage,
  placeOfRequest,
  type RequestEvent,
  type ResponseEvent,
  readPage,
  type TraceEvent,
  type TraceModel,
} from '../../../trace/index.ts';
import { jsonObject } from '../../../trace/json.ts';

const known = new WeakMap<TraceEvent, Met>();

/**
 * Where the names of an event stand, as far as it shows: in which message, of which flow and grant, and in which circumstances. An
 * event never changes, so it is read once.
 */
export function hereOf(model: TraceModel, event: TraceEvent | undefined): Met {
  if (!event) return {};
  const before = known.get(event);
  if (before) return before;
  const here = { ...flowOf(model), ...read(model, event) };
  known.set(event, here);
  return here;
}

const flowOf = ({ trace: { flow } }: TraceModel): Met => (isFlowName(flow) ? { flow } : {});

function read(model: TraceModel, event: TraceEvent): Met {
  if (event.kind === 'request') return ofRequest(event);
  return event.kind === 'response' ? ofResponse(event, model.requestOf(event)) : {};
}

function ofRequest(event: RequestEvent): Met {
  const place = placeOfRequest(event);
  return { place, ...grantOf(event), when: circumstancesOf(event.message, place) };
}

function ofResponse(event: ResponseEvent, request: RequestEvent | undefined): Met {
  const location = header(event.message, 'location');
  const place = placeOfResponse(event, request);
  // What the browser is sent to ask for is a request already, without its headers.
  if (place === 'authorization request' && location !== undefined)
    return { place, when: circumstancesOf(get(location), place) };
  return { place, ...(request && grantOf(request)) };
}

function placeOfResponse({ message }: ResponseEvent, request: RequestEvent | undefined): Place {
  const location = header(message, 'location');
  if (location !== undefined) return placeOfLocation(parametersOfLocation(location), request);
  const members = jsonObject(message.body);
  return members ? placeOfJson(members, request) : placeOfPage(readPage(message.body));
}

const grantOf = (event: RequestEvent): Met => ({ grant: parameter(parametersOf(event).body, 'grant_type') });
