import type { Page, Question } from '../../lab/index.ts';
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

/** What the simulated screen shows at one moment. */
export type Scene =
  | { readonly kind: 'empty' }
  | {
      readonly kind: 'page';
      /** The event that put the page there; -1 for the page that was open before the first. */
      readonly id: number;
      readonly html: string;
      /** What the page's links are relative to. */
      readonly pageUrl: string;
      /** What the address bar shows: while the browser waits for another page, where it goes. */
      readonly url: string;
      readonly loading: boolean;
      /** `live`: a person is asked now. `past`: it was so then. `idle`: it is so now, but nothing is asked. */
      readonly state: 'live' | 'past' | 'idle';
      /** Whose page it is. */
      readonly pageSite: Party | undefined;
      /** Who answers at the URL in the address bar. */
      readonly site: Party | undefined;
      /** What was typed into the page since it came. */
      readonly typed: readonly NamedValue[];
    };

/**
 * The scene at the present event. `opening` is the page that was open before the first event: no event tells of it.
 * An event that waits to happen has not changed the screen yet.
 */
export function sceneOf(selection: Selection, asked: Asked | undefined, opening: Page | undefined): Scene {
  const { model, seq, pending } = selection;
  const shown = model.screenAt(seq === pending ? seq - 1 : seq);
  const live = asked !== undefined && seq === pending;
  const first = asked?.page ?? opening;
  const page = live ? asked.page : (shown ?? first);
  if (!page) return { kind: 'empty' };
  const id = shown?.seq ?? -1;
  const since = model.trace.events.slice(id + 1, seq + 1);
  const going = live ? undefined : since.findLast(isNavigation)?.message.url;
  const url = going ?? page.url;
  // A walk begins at the app.
  const pageSite = siteOf(model, page.url) ?? (id === -1 ? 'app' : undefined);
  return {
    kind: 'page',
    id,
    html: page.html,
    pageUrl: page.url,
    url,
    loading: going !== undefined,
    state: live ? 'live' : isPast(selection) ? 'past' : 'idle',
    pageSite,
    site: going === undefined ? pageSite : siteOf(model, url),
    typed: since.filter(({ seq: at }) => at !== pending).findLast(isAction)?.values ?? [],
  };
}

const isNavigation = (event: TraceEvent): event is RequestEvent =>
  event.kind === 'request' && event.from === 'browser';

const isAction = (event: TraceEvent): event is ActionEvent => event.kind === 'action';

const isPast = ({ model, seq, pending }: Selection): boolean =>
  seq < (pending ?? model.stops.at(-1)?.seq ?? 0);

/** Who answers at a URL, as the trace's own requests tell it. */
export function siteOf(model: TraceModel, url: string): Party | undefined {
  const host = parseUrl(url)?.host;
  const isAsked = (event: TraceEvent): event is RequestEvent =>
    event.kind === 'request' && parseUrl(event.message.url)?.host === host;
  return host ? model.trace.events.find(isAsked)?.to : undefined;
}
