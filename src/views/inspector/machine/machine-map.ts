import type { AnyStateMachine } from 'xstate';
import { machineSource } from './machine-source.ts';

/** One state of a flow's machine. */
export interface MappedState {
  readonly name: string;
  readonly kind: 'step' | 'failure';
  /** The states that it can move to, each once, in the machine's own order. */
  readonly targets: readonly string[];
  /** A walk may end here. */
  readonly end?: true;
  /** It only decides where to go, and is left at once: no move of a trace ends in it. */
  readonly passing?: true;
}

/** A machine as a map: plain data, in the order in which the machine declares its states. */
export interface MachineMap {
  readonly states: readonly MappedState[];
  readonly initial: string;
  /** Where any state can move to, such as when a message cannot be delivered. */
  readonly anywhere?: readonly string[];
  /** The text of a module that makes the machine with XState. */
  readonly source: string;
}

/**
 * Reads the map of a machine from its configuration: what `invoke`, `always` and `on` lead to. States tagged `failure`
 * are failures, those tagged `end` or final are ends.
 */
export function machineMap(machine: AnyStateMachine): MachineMap {
  const { root } = machine;
  const states = Object.values(root.states).map(
    (node): MappedState => ({
      name: node.key,
      kind: node.tags.includes('failure') ? 'failure' : 'step',
      targets: targetsOf(node),
      ...((node.tags.includes('end') || node.type === 'final') && { end: true as const }),
      ...(node.always?.length && node.invoke.length === 0 && { passing: true as const }),
    }),
  );
  const initial = root.initial.target[0]?.key ?? states[0]?.name ?? '';
  const anywhere = [...root.transitions.values()].flat().flatMap(keysOf);
  return { states, initial, anywhere: [...new Set(anywhere)], source: machineSource(machine) };
}

type Node = AnyStateMachine['root'];

function targetsOf(node: Node): string[] {
  const transitions = [...(node.always ?? []), ...[...node.transitions.values()].flat()];
  return [...new Set(transitions.flatMap(keysOf))].filter((key) => key !== node.key);
}

function keysOf(transition: { readonly target: readonly Node[] | undefined }): string[] {
  return (transition.target ?? []).map((target) => target.key);
}
