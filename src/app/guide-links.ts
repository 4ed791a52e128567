import { formatRoute, type GuideName } from './route.ts';

type Query = Readonly<Record<string, string>>;

/** Makes the addresses of one page of the guide. */
export const hrefsOf =
  (name: GuideName) =>
  (query: Query): string =>
    formatRoute({ name, query });

/** The address of a run with options; `play` lets it go on to its end by itself. */
export function runHref(flow: string, options: Query, play = false): string {
  return formatRoute({ name: 'flow', flow, options, step: undefined, ...(play && { play }) });
}

/** The address of an event in the run of these options; a packed recipe stands among them as `recipe`, as in the address. */
export function eventHref(
  flow: string,
  { recipe, ...options }: Query,
  at?: { readonly step: number; readonly event: number },
): string {
  const place = at && { event: at.event, until: at.event };
  return formatRoute({ name: 'flow', flow, options, recipe, step: at?.step, ...place });
}
