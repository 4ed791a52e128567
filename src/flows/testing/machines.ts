import type { AnyStateMachine } from 'xstate';
import type { AppProtections } from '../../client/protections.ts';
import { demoApp } from '../../lab/apps.ts';
import type { AppConfiguration, Flow, FlowOptions, Given } from '../contract.ts';
import { type FlowId, flowIds, loadFlow } from '../index.ts';
import { readOptions } from '../option.ts';

const nobody = () => Promise.reject(new Error('nobody is there'));

/** A world in which nothing can be delivered and nothing done; an end stays the end. */
export const nowhere: Given = {
  clock: { now: () => 0 },
  ask: async () => ({ form: 0, fields: {} }),
  work: nobody,
  navigate: nobody,
  submit: nobody,
  respond: nobody,
  send: nobody,
  wait: nobody,
  end: () => new Promise<never>(() => {}),
};

/** Every flow, loaded. */
export const flows: readonly { readonly id: FlowId; readonly flow: Flow }[] = await Promise.all(
  flowIds.map(async (id) => {
    const flow = await loadFlow(id);
    if (!flow) throw new Error(`no flow is called ${id}`);
    return { id, flow };
  }),
);

/** The defaults, and then every other value of every choice, one at a time. */
export function variantsOf({ options }: Flow): FlowOptions[] {
  const others = options.flatMap(({ kind, name, preset, ...rest }) =>
    kind === 'choice' && 'values' in rest
      ? rest.values.filter(({ value }) => value !== preset).map(({ value }) => ({ [name]: value }))
      : [],
  );
  return [{}, ...others];
}

/** The app that plays in a flow; some of its protections may be switched off. */
export async function appOf(
  { id, flow }: (typeof flows)[number],
  options: FlowOptions = {},
  protections: Partial<AppProtections> = {},
): Promise<AppConfiguration> {
  const { configuration } = await demoApp(id, readOptions(flow.options, options));
  return { ...configuration, protections: { ...configuration.protections, ...protections } };
}

/** A flow's machine in a given world, with the app that plays in it. */
export async function machineOf(
  one: (typeof flows)[number],
  options: FlowOptions = {},
  given: Given = nowhere,
): Promise<AnyStateMachine> {
  return one.flow.machine(given, await appOf(one, options), readOptions(one.flow.options, options));
}
