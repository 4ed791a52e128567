import type { Flow } from './contract.ts';

/** The seven flows. Each is loaded when it is first asked for. */
const loaders = {
  'authorization-code': () => import('./authorization-code/index.ts'),
  'authorization-code-pkce': () => import('./authorization-code-pkce/index.ts'),
  'implicit-form-post': () => import('./implicit-form-post/index.ts'),
  hybrid: () => import('./hybrid/index.ts'),
  'client-credentials': () => import('./client-credentials/index.ts'),
  'device-authorization': () => import('./device-authorization/index.ts'),
  'resource-owner-password': () => import('./resource-owner-password/index.ts'),
} as const satisfies Record<string, () => Promise<{ flow: Flow }>>;

/** A flow's id, as it stands in links and recipes. */
export type FlowId = keyof typeof loaders;

/** Every flow's id. */
export const flowIds = Object.keys(loaders) as FlowId[];

/** Whether a text names a flow that runs. */
export function isFlowId(text: string): text is FlowId {
  return Object.hasOwn(loaders, text);
}

/** Loads a flow; `undefined` for an id that there is none of. */
export async function loadFlow(id: string): Promise<Flow | undefined> {
  return isFlowId(id) ? (await loaders[id]()).flow : undefined;
}
