import type { AnyStateMachine } from 'xstate';
import type { FlowOptions, Given } from '../../../flows/contract.ts';
import { type FlowId, loadFlow } from '../../../flows/index.ts';
import { readOptions } from '../../../flows/option.ts';
import { demoApp } from '../../../lab/apps.ts';
import { perform, plainRecipe, type Recipe } from '../../../lab/index.ts';
import { type TraceModel, traceModel } from '../../../trace/index.ts';
import { machineMap } from '../machine/machine-map.ts';

/** A performed walk: of the code flow with PKCE, refresh included, unless another is asked for. */
export async function walk(
  changes: Partial<Recipe> = {},
  flow: FlowId = 'authorization-code-pkce',
): Promise<TraceModel> {
  return traceModel(await perform(plainRecipe(flow, changes)));
}

/** The same, with a challenge that the app's verifier does not give. */
export const tampered = (challenge = 'A'.repeat(43)): Promise<TraceModel> =>
  walk({
    moves: [
      {
        at: 'request GET /authorize',
        do: 'edit',
        edits: [{ parameter: 'code_challenge', value: challenge }],
      },
    ],
  });

const nobody = (): never => {
  throw new Error('the machine is only read');
};

/** A flow's own machine, which is never started. */
export async function flowMachine(id: FlowId, options: FlowOptions = {}): Promise<AnyStateMachine> {
  const flow = await loadFlow(id);
  if (!flow) throw new Error(`no flow ${id}`);
  const set = readOptions(flow.options, options);
  const given: Given = {
    clock: { now: () => 0 },
    ...{ work: nobody, ask: nobody, navigate: nobody, submit: nobody },
    ...{ respond: nobody, send: nobody, wait: nobody, end: nobody },
  };
  const { configuration } = await demoApp(id, set);
  return flow.machine(given, configuration, set);
}

/** The map of a flow's machine. */
export const flowMap = async (id: FlowId = 'authorization-code-pkce', options: FlowOptions = {}) =>
  machineMap(await flowMachine(id, options));
