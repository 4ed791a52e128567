import { isFlowId } from '../flows/index.ts';
import { flows } from '../views/home/flows.ts';
import type { Route } from './route.ts';

/** Whether there is such a flow. */
export const canRun: (flow: string) => boolean = isFlowId;

/** What a route shows, for the window's title; `undefined` for what the tour does not know. */
export function titleOf(route: Route): string | undefined {
  if (route.name === 'flow') return flows.find(({ id }) => id === route.flow)?.title;
  if (route.name === 'side-by-side') return 'Side by side';
  return route.name === 'home' ? 'Flows' : undefined;
}
