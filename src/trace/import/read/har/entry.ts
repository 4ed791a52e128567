import { isObject } from '../../../json.ts';
import type { Entry } from '../../entry.ts';
import { type At, sayLeftOut, sayPart } from '../place.ts';
import { kindOfValue } from '../problems.ts';
import { isPreflight, starterOf } from './origin.ts';
import { noRequest, requestOf } from './request.ts';
import { responseOf } from './response.ts';
import { durationOf, timeOf } from './time.ts';

/** One entry of a HAR, as much of it as can be read; `undefined`, and said, where that is nothing. */
export function entryOf(value: unknown, at: At): Entry | undefined {
  if (!isObject(value)) {
    sayLeftOut(at, '', `is ${kindOfValue(value)}, not an object`);
    return undefined;
  }
  const asked = requestOf(value['request'], at);
  const sent = timeOf(value['startedDateTime']);
  if (sent === undefined && value['startedDateTime'] !== undefined && value['startedDateTime'] !== null)
    sayPart(at, '.startedDateTime', `is ${kindOfValue(value['startedDateTime'])}, not a time`);
  const lasted = durationOf(value);
  const answered = sent === undefined || lasted === undefined ? undefined : Math.floor(sent + lasted);
  const response = responseOf(value, asked?.method ?? 'GET', answered, at);
  if (!asked && !response) {
    sayLeftOut(at, '', 'has neither a request nor a response');
    return undefined;
  }
  const request = asked ?? noRequest;
  const by = starterOf(value, request);
  const { pageref } = value;
  const entry: Entry = {
    at: sent,
    source: { file: at.file, entry: at.entry, path: at.path },
    request: sent === undefined ? { ...request, lacks: [...request.lacks, 'time'] } : request,
    response,
    by,
    page: typeof pageref === 'string' ? pageref : undefined,
  };
  return isPreflight(value, request) ? { ...entry, preflight: true } : entry;
}
