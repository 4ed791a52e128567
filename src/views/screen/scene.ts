import type { Page, Question, ScreenOf } from '../../lab/index.ts';
import type { NamedValue } from '../../protocol/check.ts';
import { parseUrl } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { ActionEvent, RequestEvent, TraceEvent, TraceModel } from '../../trace/index.ts';
import type { Selection } from '../selection.ts';

/** What a person is asked, and on which page. */
export interface Asked {
  readonly question: Question;
  readonly page: Page;
}

/** Whose screen a person is asked on. */
export const askedOn = ({ question }: Asked): ScreenOf => question.on ?? 'browser';

interface Moment {
  /** What the address bar shows: while the browser waits for another page, where it goes. Empty where there is no address. */
  readonly url: string;
  readonly loading: boolean;
  /** Who answers at the URL in the address bar. */
  readonly site: Party | undefined;
  /** `live`: a person is asked now. `past`: it was so then. `idle`: it is so now, but nothing is asked. */
  readonly state: 'live' | 'past' | 'idle';
}

/** No page has come yet. */
export interface EmptyScene extends Moment {
  readonly kind: 'empty';
}

/** A page is there. */
export interface PageScene extends Moment {
  readonly kind: 'page';
  /** The event that put the page there; -1 for the page that was open before the first. */
  readonly id: number;
  readonly html: string;
  /** What the page's links are relative to. */
  readonly pageUrl: string;
  /** Whose page it is. */
  readonly pageSite: Party | undefined;
  /** What was typed into the page since it came. */
  readonly typed: readonly NamedValue[];
}

/** What a simulated screen shows at one moment. */
export type Scene = EmptyScene | PageScene;

/**
 * The scene on one screen at the present event. `opening` is the page that was open there before the first event: no
 * event tells of it. An event that waits to happen has not changed the screen yet.
 */
export function sceneOf(
  selection: Selection,
  of: ScreenOf,
  asked: Asked | undefined,
  opening: Page | undefined,
): Scene {
  const { model, seq, pending } = selection;
  const shown = model.screenAt(seq === pending ? seq - 1 : seq, of);
  const live = asked !== undefined && askedOn(asked) === of && seq === pending;
  const page = live ? asked.page : (shown ?? opening);
  const id = shown?.seq ?? -1;
  const since = model.trace.events.slice(id + 1, seq + 1);
  const going = live || of === 'app' ? undefined : goingTo(since, selection);
  const state = live ? 'live' : isPast(selection) ? 'past' : 'idle';
  // The app's own screen is the app's, and a walk begins at the app.
  const pageSite = of === 'app' ? 'app' : (siteOf(model, page?.url ?? '') ?? (id === -1 ? 'app' : undefined));
  const moment = {
    url: of === 'app' ? '' : (going ?? page?.url ?? ''),
    loading: going !== undefined,
    site: going === undefined ? pageSite : siteOf(model, going),
    state,
  } as const;
  if (!page || page.html === '') return { kind: 'empty', ...moment, url: going ?? '' };
  const typed = since.findLast((event) => isAction(event, of) && event.seq !== pending) as
    | ActionEvent
    | undefined;
  return {
    kind: 'page',
    ...moment,
    id,
    html: page.html,
    pageUrl: page.url,
    pageSite,
    typed: typed?.values ?? [],
  };
}

/** These leave the browser where it was: so does another program that took over. */
const NO_PAGE = new Set([204, 205]);

/** Where the browser is on its way to, if it is. */
function goingTo(since: readonly TraceEvent[], { model, seq, pending }: Selection): string | undefined {
  const request = since.findLast(isNavigation);
  const response = request && model.responseOf(request);
  const arrived = response !== undefined && response.seq <= seq && response.seq !== pending;
  return arrived && NO_PAGE.has(response.message.status) ? undefined : request?.message.url;
}

const isNavigation = (event: TraceEvent): event is RequestEvent =>
  event.kind === 'request' && event.from === 'browser';

const isAction = (event: TraceEvent, of: ScreenOf): event is ActionEvent =>
  event.kind === 'action' && screenOf(event) === of;

/** Whose screen an event is seen on. */
function screenOf(event: TraceEvent): ScreenOf | undefined {
  if (event.kind === 'action') return event.on === 'app' ? 'app' : 'browser';
  if (event.kind === 'work') return event.shows === undefined ? undefined : (event.on ?? 'browser');
  if (event.kind === 'request') return event.from === 'browser' ? 'browser' : undefined;
  return event.kind === 'response' && event.to === 'browser' ? 'browser' : undefined;
}

/** The screen to look at: where a person is asked, if a page is there, or else where something was last seen. */
export function forwardScreen(selection: Selection, asked: Asked | undefined): ScreenOf | undefined {
  const { model, seq, pending } = selection;
  const live = asked !== undefined && seq === pending;
  if (live && asked.page.html !== '') return askedOn(asked);
  const seen = model.trace.events.slice(0, live ? seq : seq + 1);
  const last = seen.findLast((event) => screenOf(event) !== undefined);
  return last && screenOf(last);
}

const isPast = ({ model, seq, pending }: Selection): boolean =>
  seq < (pending ?? model.stops.at(-1)?.seq ?? 0);

/** Who answers at a URL, as the trace's own requests tell it. */
export function siteOf(model: TraceModel, url: string): Party | undefined {
  const place = placeOf(url);
  const isAsked = (event: TraceEvent): event is RequestEvent =>
    event.kind === 'request' && placeOf(event.message.url) === place;
  return place ? model.trace.events.find(isAsked)?.to : undefined;
}

/** A host; the scheme of an address that has none, such as `myapp:/callback`. */
const placeOf = (text: string): string | undefined => {
  const url = parseUrl(text);
  return url && (url.host || url.protocol);
};
