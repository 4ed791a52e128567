/** Where a reader is. */
export type Route =
  | { readonly name: 'home' }
  | FlowRoute
  | GuideRoute
  | {
      /** Two runs beside each other. */
      readonly name: 'side-by-side';
      /** Packed recipes; empty where the link has none. */
      readonly left: string;
      readonly right: string;
      readonly row: number | undefined;
    }
  /** Foreign traces; an address never carries one. */
  | { readonly name: 'trace' }
  | { readonly name: 'unknown'; readonly hash: string };

/** A page of the guide: which flow to choose, the flows compared, the words explained. */
export interface GuideRoute {
  readonly name: GuideName;
  /** What the page shows, in its own words: answers, picked flows, a search. */
  readonly query: Readonly<Record<string, string>>;
}

const guideNames = ['choose', 'compare', 'glossary'] as const;

/** Which pages the guide has. */
export type GuideName = (typeof guideNames)[number];

/** A run of a flow. */
export interface FlowRoute {
  readonly name: 'flow';
  readonly flow: string;
  readonly step: number | undefined;
  /** The flow's options as the link names them, such as `scope`; none are its defaults. */
  readonly options: Readonly<Record<string, string>>;
  /** A packed recipe; the options are in it then. */
  readonly recipe?: string | undefined;
  /** The `seq` of the event that the reader stands at, and of the last one that is performed; either alone means both. */
  readonly event?: number | undefined;
  readonly until?: number | undefined;
  /** What stands beside the run. */
  readonly beside?: string | undefined;
  /** The run goes on by itself from the start. */
  readonly play?: true | undefined;
}

/** Whether a route leads into the guide. */
export function isGuide(route: Route): route is GuideRoute {
  return guideNames.some((name) => name === route.name);
}

const flowPath = /^\/flows\/([a-z0-9-]+)\/?$/;

/** Reads a location's hash, `#/flows/<flow-id>?step=<n>&<option>=<value>`; whatever it cannot read is `unknown`. */
export function parseRoute(hash: string): Route {
  const [path = '', query = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  if (path === '' || path === '/') return { name: 'home' };
  const given = Object.fromEntries(new URLSearchParams(query));
  if (/^\/side-by-side\/?$/.test(path)) {
    const { left = '', right = '', row } = given;
    return { name: 'side-by-side', left, right, row: parseCount(row) };
  }
  if (/^\/trace\/?$/.test(path)) return { name: 'trace' };
  const guide = guideNames.find((name) => path.replace(/\/$/, '') === `/${name}`);
  if (guide !== undefined) return { name: guide, query: given };
  const flow = flowPath.exec(path)?.[1];
  if (flow === undefined) return { name: 'unknown', hash };
  const { step, recipe, event, until, beside, play, ...options } = given;
  return {
    ...{ name: 'flow', flow, step: parseCount(step) },
    options: recipe === undefined ? options : {},
    ...(recipe !== undefined && { recipe }),
    ...parsePosition(parseCount(event), parseCount(until)),
    ...(beside !== undefined && { beside }),
    ...(play === 'true' && { play: true }),
  };
}

/** A route as a hash, for a link. */
export function formatRoute(route: Route): string {
  switch (route.name) {
    case 'home':
      return '#/';
    case 'flow':
      return `#/flows/${route.flow}${queryOf(route)}`;
    case 'choose':
    case 'compare':
    case 'glossary':
      return `#/${route.name}${queryText(route.query)}`;
    case 'side-by-side': {
      const { left, right, row } = route;
      return `#/side-by-side${queryText({ left, right, row })}`;
    }
    case 'trace':
      return '#/trace';
    case 'unknown':
      return route.hash;
  }
}

function queryOf({ options, step, event, until, beside, recipe, play }: FlowRoute): string {
  return queryText({ ...options, step, event, until, beside, recipe, play });
}

function queryText(values: Readonly<Record<string, string | number | true | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) if (value !== undefined) query.set(name, String(value));
  return query.size > 0 ? `?${query}` : '';
}

/** Steps are counted from 1, events from 0; nobody has ten thousand. */
function parseCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}

function parsePosition(
  event: number | undefined,
  until: number | undefined,
): Pick<FlowRoute, 'event' | 'until'> {
  const [present, last] = [event ?? until, until ?? event];
  return present === undefined || last === undefined ? {} : { event: Math.min(present, last), until: last };
}

/** What makes a screen another one, whatever its step: other options or another recipe are another run. */
export function placeOf(route: Route): string {
  if (route.name === 'flow')
    return `flow ${JSON.stringify([route.flow, route.recipe === undefined ? route.options : route.recipe])}`;
  return route.name === 'side-by-side' ? `side-by-side ${route.left} ${route.right}` : route.name;
}
