import { initialTransition, setup, transition } from 'xstate';
import { type Done, type FlowContext, start } from '../kit/context.ts';

type Action = ReturnType<typeof import('../kit/context.ts').keep>;

/** What a machine remembers after an action, given what an actor gave. */
export function remembers(act: Action, output: unknown, before: Partial<FlowContext> = {}): FlowContext {
  const types = {} as { context: FlowContext; events: Done };
  const machine = setup({ types, actions: { act } }).createMachine({
    context: { ...start, ...before },
    on: { done: { actions: 'act' } },
  });
  const [snapshot] = initialTransition(machine);
  return transition(machine, snapshot, { type: 'done', output })[0].context;
}
