import type { Page, ScreenLook } from '../../../lab/index.ts';
import type { Draft, RequestEvent, ResponseEvent, TraceEvent } from '../../../trace/events.ts';
import { type TraceModel, traceModel } from '../../../trace/index.ts';
import type { Selection } from '../../selection.ts';

type Message<E extends RequestEvent | ResponseEvent> = Pick<E, 'exchange' | 'from' | 'to'> &
  Partial<E['message']>;

/** A message of the browser's. */
export function asks({ exchange, from, to, ...message }: Message<RequestEvent>): Draft {
  return {
    ...{ kind: 'request', exchange, from, to, channel: 'front', readers: [] },
    message: { method: 'GET', url: `https://${to}.example/`, headers: [], ...message },
  };
}

/** The answer to it, as HTML. */
export function answers({ exchange, from, to, ...message }: Message<ResponseEvent>): Draft {
  return {
    ...{ kind: 'response', exchange, from, to, channel: 'front', readers: [] },
    message: { status: 200, headers: [['content-type', 'text/html']], body: '', ...message },
  };
}

/** The app draws a page. */
export function draws(shows: string, on: 'browser' | 'app' = 'app'): Draft {
  return { kind: 'work', by: 'app', name: 'show', label: 'Shows', values: [], checks: [], shows, on };
}

/** A person does something on a screen. */
export function acts(name: string, on: 'browser' | 'app', value: string): Draft {
  return { kind: 'action', by: 'user', on, name, label: name, values: [{ name, value }] };
}

/** A model of drafts, a millisecond apart. */
export function modelOf(...drafts: readonly Draft[]): TraceModel {
  const events = drafts.map((draft, seq): TraceEvent => ({ seq, at: seq, step: 1, ...draft }));
  return traceModel({ version: 1, flow: 'device-authorization', events });
}

/** A reader who stands at an event. */
export function selectionOf(model: TraceModel, seq: number, pending?: number): Selection {
  const follow = { id: undefined, pinned: undefined, point() {}, press() {} };
  return { model, seq, pending, select() {}, follow };
}

/** A page that was open before the first event. */
export const openPage = (html: string, url = ''): Page => ({ url, status: 200, html, name: '' });

/** A TV and a phone. */
export const tvAndPhone: readonly ScreenLook[] = [
  { of: 'app', look: 'tv', title: 'The TV' },
  { of: 'browser', look: 'phone', title: "Ana's phone" },
];

/**
 * A TV that shows a code; a phone that opens the address, and a person who types on it, while the TV shows it again.
 * The events: 0 the TV is switched on, 1 it shows the code, 2 the phone asks, 3 it gets its page, 4 the code is typed, 5 the
 * TV shows the code again.
 */
export const device = modelOf(
  acts('pick_login', 'app', 'on'),
  draws('<h1>code</h1>'),
  asks({ exchange: 'x1', from: 'browser', to: 'authorization-server', url: 'https://as.example/activate' }),
  answers({ exchange: 'x1', from: 'authorization-server', to: 'browser', body: '<h1>activate</h1>' }),
  acts('user_code', 'browser', 'WDJB-MJHT'),
  draws('<h1>code, again</h1>'),
);
