import { describe, expect, it } from 'vitest';
import { type AnyStateMachine, assign, createMachine } from 'xstate';
import { flowIds } from '../../../flows/index.ts';
import { flowMachine } from '../testing/walks.ts';
import { machineMap } from './machine-map.ts';
import { machineSource } from './machine-source.ts';

/** The machine that a source makes, with XState as it is installed here. */
function evaluated(source: string): AnyStateMachine {
  const body = source.replace(/^import .*$/m, '').replace('export const machine =', 'return');
  return new Function('createMachine', body)(createMachine) as AnyStateMachine;
}

/** Each transition of a machine: from, what it waits for, its guard, its target and what it does. */
function transitions(machine: AnyStateMachine): string[] {
  const nodes = [machine.root, ...Object.values(machine.root.states)];
  return nodes.flatMap((node) =>
    [...(node.always ?? []), ...[...node.transitions.values()].flat()].map(
      ({ eventType, guard, target, actions }) =>
        JSON.stringify([node.key, eventType, guard, target?.map(({ key }) => key), actions]),
    ),
  );
}

describe('a machine as the source of a module', () => {
  it.each(flowIds)('%s makes the same states and the same transitions', async (id) => {
    const machine = await flowMachine(id);
    const again = evaluated(machineSource(machine));
    const { source: _, ...map } = machineMap(machine);
    expect(machineMap(again)).toMatchObject(map);
    expect(Object.keys(again.root.states)).toEqual(Object.keys(machine.root.states));
    // What the flows' machines decide and do has a name, so all of it can be written out.
    expect(transitions(again)).toEqual(transitions(machine));
    const invoked = ({ root }: AnyStateMachine) =>
      Object.values(root.states).map(({ invoke }) => invoke.map(({ src }) => src));
    expect(invoked(again)).toEqual(invoked(machine));
  });

  it('is the same once more where nothing is left to leave out', async () => {
    const once = machineSource(evaluated(machineSource(await flowMachine('device-authorization'))));
    expect(once).not.toMatch(/^ *\/\//m);
    expect(machineSource(evaluated(once))).toBe(once);
  });

  it('writes a comment where a function stands, and leaves the context out', () => {
    const machine = createMachine({
      id: 'small',
      context: { secret: 'never written' },
      initial: 'a',
      states: {
        a: {
          entry: [assign({}), 'ring'],
          invoke: { src: 'ask', input: () => 'x', onDone: { guard: () => true, target: 'b' } },
        },
        b: { type: 'final' },
      },
    } as never);
    const source = machineSource(machine);
    expect(source).not.toContain('never written');
    expect(source).toContain('// context: ');
    expect(source).toContain('// input: worked out from the context');
    expect(source).toContain('// guard: decided by a function');
    expect(Object.keys(evaluated(source).root.states)).toEqual(['a', 'b']);
  });

  it('writes any text so that it stays a text', () => {
    const strange = `'"\\ \n </script> \u2028 \${x} */ //`;
    const machine = createMachine({
      initial: 'a',
      states: { a: { description: strange, meta: { [strange]: 1 } } },
    });
    const { config } = evaluated(machineSource(machine));
    expect(config.states?.['a']).toEqual({ description: strange, meta: { [strange]: 1 } });
  });
});
