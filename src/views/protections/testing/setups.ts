import { type FlowId, flowIds, loadFlow } from '../../../flows/index.ts';
import type { Setup } from '../protections-model.ts';

const lists = await Promise.all(
  flowIds.map(async (id) => [id, (await loadFlow(id))?.options ?? []] as const),
);

/** A flow as it is at first, with changes. */
export function setupOf(flow: FlowId, changes: Partial<Setup> = {}): Setup {
  const optionList = new Map(lists).get(flow) ?? [];
  return { ...{ flow, optionList, options: {}, protections: {} }, ...changes };
}

/** Every flow as it is at first. */
export const everyFlow = flowIds.map((id) => ({ id, setup: setupOf(id) }));
