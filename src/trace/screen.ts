import { mediaType, redirectLocation } from '../protocol/http.ts';
import type { RequestEvent, ResponseEvent, TraceEvent } from './events.ts';

/** A page as the browser showed it at some moment. */
export interface Screen {
  /** The event that put it there. */
  readonly seq: number;
  /** What the address bar shows. */
  readonly url: string;
  readonly html: string;
}

/** What the browser shows, and what it asked for last. */
export interface View {
  readonly asked?: string;
  readonly screen?: Screen;
}

/** The view after an event, out of the one before it. */
export function viewAfter(
  before: View,
  event: TraceEvent,
  requestOf: (event: TraceEvent) => RequestEvent | undefined,
): View {
  if (event.kind === 'request' && event.from === 'browser') return { ...before, asked: event.message.url };
  const { asked = '' } = before;
  if (event.kind === 'work' && event.shows !== undefined)
    return { ...before, screen: { seq: event.seq, url: asked, html: event.shows } };
  if (event.kind !== 'response' || !isPage(event)) return before;
  const url = requestOf(event)?.message.url ?? asked;
  return { ...before, screen: { seq: event.seq, url, html: event.message.body } };
}

const isPage = ({ to, message }: ResponseEvent): boolean =>
  to === 'browser' && mediaType(message) === 'text/html' && redirectLocation(message) === undefined;
