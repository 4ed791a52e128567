import { loadFlow, perform, plainRecipe, type Recipe, type Step } from '../../lab/index.ts';
import { parameter } from '../../protocol/parameters.ts';
import { parametersOf, type RequestEvent, type Trace, type TraceEvent } from '../../trace/index.ts';
import { settingsOf } from './settings.ts';

/** The same flow with the same settings and nothing wrong. */
export interface Reference {
  /** Its messages, under the names that the attempt uses. */
  readonly trace: Trace;
  readonly recipe: Recipe;
  readonly steps: readonly Step[];
  /** The flow's title. */
  readonly title: string;
  /** What cannot be the same here, in sentences. */
  readonly otherwise: readonly string[];
}

/** Performs the reference run of an attempt; `undefined` where none of the seven flows is like it. */
export async function referenceOf(attempt: Trace): Promise<Reference | undefined> {
  const { flow: id, options, otherwise } = settingsOf(attempt);
  const flow = id === undefined ? undefined : await loadFlow(id);
  if (!flow) return undefined;
  const recipe = plainRecipe(flow.id, { options });
  const performed = await perform(recipe);
  const trace = namedAs(messagesOf(performed), namesIn(performed), namesIn(attempt));
  return { trace, recipe, steps: flow.steps, title: flow.title, otherwise };
}

/** What an import would hold of a run: nothing that parties did by themselves. */
function messagesOf({ version, flow, events }: Trace): Trace {
  const messages = events.filter(({ kind }) => kind === 'request' || kind === 'response');
  return { version, flow, events: messages.map((event, seq) => ({ ...event, seq })) };
}

type Names = ReadonlyMap<string, string>;

/** The names of an attempt: the origins that its parties answer at, the client's, and where answers go. */
function namesIn({ events, imported }: Trace): Names {
  const names = new Map<string, string>();
  const first = (name: string, value: string | undefined) => {
    if (value !== undefined && value.length <= LONGEST && !names.has(name)) names.set(name, value);
  };
  const requests = events.filter((event) => event.kind === 'request');
  for (const event of requests) {
    const { query, body } = parametersOf(event);
    for (const name of ['redirect_uri', 'client_id'])
      first(name, parameter(body, name) ?? parameter(query, name));
  }
  for (const event of requests) first(`origin of ${event.to}`, originOf(event));
  for (const [party, [origin]] of Object.entries(imported?.origins ?? {}))
    first(`origin of ${party}`, origin);
  return names;
}

/** Longer names would cost more than they tell. */
const LONGEST = 300;

function originOf({ message }: RequestEvent): string | undefined {
  return /^https?:\/\/[^/?#\s"<>\\]+/i.exec(message.url)?.[0];
}

/** Puts each of our names where theirs stand for the same thing, plain and as forms write it. */
function namedAs(trace: Trace, ours: Names, theirs: Names): Trace {
  const swaps = [...ours].flatMap(([name, here]) => {
    const there = theirs.get(name);
    return there === undefined || there === here ? [] : [[here, there] as const];
  });
  const renamed = (text: string) =>
    swaps.reduce(
      (before, [here, there]) =>
        before.replaceAll(here, there).replaceAll(encodeURIComponent(here), encodeURIComponent(there)),
      text,
    );
  return { ...trace, events: trace.events.map((event) => renamedIn(event, renamed)) };
}

function renamedIn(event: TraceEvent, renamed: (text: string) => string): TraceEvent {
  const headersOf = (headers: readonly (readonly [string, string])[]) =>
    headers.map(([name, value]) => [name, renamed(value)] as const);
  if (event.kind === 'request') {
    const { message } = event;
    const body = message.body === undefined ? {} : { body: renamed(message.body) };
    return {
      ...event,
      message: { ...message, url: renamed(message.url), headers: headersOf(message.headers), ...body },
    };
  }
  if (event.kind !== 'response') return event;
  const { status, headers, body } = event.message;
  return { ...event, message: { status, headers: headersOf(headers), body: renamed(body) } };
}
