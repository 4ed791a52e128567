import { header } from '../../protocol/http.ts';
import type { MessageEvent, RequestEvent, ResponseEvent, Trace, TraceLack } from '../../trace/index.ts';

/** Whether the trace as a whole lacks something. */
export const lacking = (trace: Trace, what: TraceLack): boolean =>
  trace.imported?.lacks.includes(what) ?? false;

const lacksOne = (event: MessageEvent, ...anyOf: NonNullable<MessageEvent['lacks']>[number][]): boolean =>
  event.lacks?.some((lack) => anyOf.includes(lack)) ?? false;

/** The trace does not have the request's body: nobody can tell what stood there. */
export function lacksBody(event: RequestEvent, trace: Trace): boolean {
  if (lacksOne(event, 'message', 'body')) return true;
  return !event.message.body && event.message.method !== 'GET' && lacking(trace, 'request bodies');
}

/** The trace does not show whether there was an `Authorization` header. */
export function lacksAuthorization(event: RequestEvent, trace: Trace): boolean {
  if (header(event.message, 'authorization') !== undefined) return false;
  return lacksOne(event, 'message', 'headers', 'authorization') || lacking(trace, 'authorization');
}

/** The trace does not have what was answered. */
export function lacksAnswer(event: ResponseEvent | undefined, trace: Trace): boolean {
  if (!event || lacksOne(event, 'message', 'body')) return true;
  if (event.message.body !== '') return false;
  return event.failure !== undefined || event.message.status === 0 || lacking(trace, 'response bodies');
}

/** The status of an answer; `undefined` where none came, or the trace does not have it. */
export function statusOf(event: ResponseEvent | undefined): number | undefined {
  if (!event || lacksOne(event, 'message')) return undefined;
  return event.message.status === 0 ? undefined : event.message.status;
}

/** Words that sanitizers put in place of what they take out. */
const TAKEN_OUT =
  /^[[<({*_-]*(?:redacted|removed|hidden|masked|sanitized|filtered|scrubbed|secret|dummy|omitted|deleted)[\])}>*_-]*$|^(?:([*x.•█#_-])\1{2,}|…+)$/i;

/** Whether a value looks as if a sanitizer had put it there: then it must not be compared with another. */
export const looksTakenOut = (value: string): boolean =>
  value.length < 200 && (TAKEN_OUT.test(value) || /\[?redacted\]?/i.test(value));
