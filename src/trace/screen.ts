import { mediaType, redirectLocation } from '../protocol/http.ts';
import type { RequestEvent, ResponseEvent, TraceEvent } from './events.ts';

/** Whose screen: the browser's, or the app's own, such as a TV or a terminal. */
export type ScreenOf = 'browser' | 'app';

/** A page as a screen showed it at some moment. */
export interface Screen {
  /** The event that put it there. */
  readonly seq: number;
  /** What the address bar shows; empty on the app's own screen. */
  readonly url: string;
  readonly html: string;
}

/** What the screens show, and what the browser asked for last. */
export interface View {
  readonly asked?: string;
  readonly browser?: Screen;
  readonly app?: Screen;
}

/** The view after an event, out of the one before it. */
export function viewAfter(
  before: View,
  event: TraceEvent,
  requestOf: (event: TraceEvent) => RequestEvent | undefined,
): View {
  if (event.kind === 'request' && event.from === 'browser') return { ...before, asked: event.message.url };
  const { asked = '' } = before;
  if (event.kind === 'work' && event.shows !== undefined) {
    const { seq, shows: html, on = 'browser' } = event;
    return { ...before, [on]: { seq, url: on === 'app' ? '' : asked, html } };
  }
  if (event.kind !== 'response' || !isPage(event)) return before;
  const url = requestOf(event)?.message.url ?? asked;
  return { ...before, browser: { seq: event.seq, url, html: event.message.body } };
}

const isPage = ({ to, message }: ResponseEvent): boolean =>
  to === 'browser' && mediaType(message) === 'text/html' && redirectLocation(message) === undefined;
