import type { AnyStateMachine } from 'xstate';
import type { FlowOptions, Given } from '../../flows/contract.ts';
import { type FlowId, loadFlow } from '../../flows/index.ts';
import { demoApp } from '../apps.ts';

/** Whoever only reads a machine is given nothing to act with. */
const nothing = {} as Given;

/** A flow's machine as it stands, not started. */
export async function machineOf(id: FlowId, options: FlowOptions = {}): Promise<AnyStateMachine> {
  const flow = await loadFlow(id);
  if (!flow) throw new Error(`no flow ${id}`);
  const { configuration } = await demoApp(id, options);
  return flow.machine(nothing, configuration, options);
}

/** The states that end a flow without what it was for. */
export async function failuresOf(id: FlowId): Promise<string[]> {
  const states = Object.entries((await machineOf(id)).states);
  return states.filter(([, { tags }]) => tags.includes('failure')).map(([name]) => name);
}

/** Whether a machine only decides here, and is elsewhere before anybody could look. */
export const isTransient = ({ always, invoke }: AnyStateMachine['root']): boolean =>
  always !== undefined && always.length > 0 && invoke.length === 0;
