import { flows } from '../views/home/flows.ts';
import type { Route } from './route.ts';

/** The flows that have a machine, by id. */
const built: ReadonlySet<string> = new Set(['authorization-code-pkce']);

/** Whether a flow can be run in this version. */
export function canRun(flow: string): boolean {
  return built.has(flow);
}

/** What a route shows, for the window's title; `undefined` for what the tour does not know. */
export function titleOf(route: Route): string | undefined {
  if (route.name === 'flow') return flows.find(({ id }) => id === route.flow)?.title;
  return route.name === 'home' ? 'Flows' : undefined;
}
