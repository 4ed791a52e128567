import { isFlowId } from '../flows/index.ts';
import { flows } from '../views/home/flows.ts';
import type { Route } from './route.ts';

/** Whether there is such a flow. */
export const canRun: (flow: string) => boolean = isFlowId;

const titles = {
  ...{ home: 'Flows', 'side-by-side': 'Side by side' },
  ...{ choose: 'Which flow?', compare: 'The flows compared', glossary: 'Glossary', trace: 'Debug a trace' },
} as const;

/** What a route shows, for the window's title; `undefined` for what the tour does not know. */
export function titleOf(route: Route): string | undefined {
  if (route.name === 'flow') return flows.find(({ id }) => id === route.flow)?.title;
  if (route.name === 'unknown') return undefined;
  const { entry } = route.name === 'glossary' ? route.query : {};
  return `${entry === undefined ? '' : `${nameIn(entry)} · `}${titles[route.name]}`;
}

/** The name in an entry's id, `nonce` of `id-token.nonce`: the dictionary itself comes later. */
const nameIn = (id: string): string => id.slice(id.indexOf('.') + 1);
