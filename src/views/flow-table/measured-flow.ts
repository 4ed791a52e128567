import type { FlowId } from '../../guide/compare/facts.ts';
import { type Measures, measure } from '../../guide/compare/measure.ts';
import { type About, loadFlow, perform, plainRecipe } from '../../lab/index.ts';
import { spaceDelimited } from '../../protocol/parameters.ts';
import { type EndEvent, type Trace, traceModel } from '../../trace/index.ts';

type Options = Readonly<Record<string, string>>;

/** A run that was performed, and what it tells in numbers. */
export interface MeasuredRun {
  readonly flow: FlowId;
  readonly options: Options;
  readonly measures: Measures;
  /** The step of each event, by its number. */
  readonly steps: readonly number[];
  readonly end: EndEvent | undefined;
}

/** A flow as its runs show it. */
export interface MeasuredFlow {
  readonly id: FlowId;
  readonly title: string;
  readonly standing: About['standing'];
  /** With default options. */
  readonly run: MeasuredRun;
  /** With `offline_access` asked for where the default does not, and the other way round. */
  readonly other: MeasuredRun & { readonly asksOffline: boolean };
}

const OFFLINE = 'offline_access';

/** Performs a flow with its default options, and once more with the other choice about refresh tokens. */
export async function measureFlow(id: FlowId): Promise<MeasuredFlow> {
  const flow = await loadFlow(id);
  if (!flow) throw new Error(`There is no flow ${id}.`);
  const documented = flow.steps.filter(({ extra }) => !extra).length;
  const scopes = spaceDelimited(flow.options.find(({ name }) => name === 'scope')?.preset ?? '');
  const asksOffline = !scopes.includes(OFFLINE);
  const scope = (asksOffline ? [...scopes, OFFLINE] : scopes.filter((one) => one !== OFFLINE)).join(' ');
  const run = await measuredRun(id, {}, documented);
  const other = await measuredRun(id, { scope }, documented);
  const { title, about } = flow;
  return { id, title, standing: about.standing, run, other: { ...other, asksOffline } };
}

async function measuredRun(flow: FlowId, options: Options, documented: number): Promise<MeasuredRun> {
  const trace = await perform(plainRecipe(flow, { options }));
  return {
    ...{ flow, options },
    measures: measure(traceModel(trace), documented),
    steps: trace.events.map(({ step }) => step),
    end: lastEnd(trace),
  };
}

const lastEnd = ({ events }: Trace) => events.findLast((event): event is EndEvent => event.kind === 'end');
