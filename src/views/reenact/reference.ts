import { loadFlow, perform, plainRecipe, type Recipe, type Step } from '../../lab/index.ts';
import { type Header, type HttpResponse, mediaType, redirectLocation } from '../../protocol/http.ts';
import { parameter } from '../../protocol/parameters.ts';
import {
  parametersOf,
  parametersOfLocation,
  type RequestEvent,
  readPage,
  type Trace,
  type TraceEvent,
} from '../../trace/index.ts';
import { settingsOf } from './settings.ts';

/** The same flow with the same settings and nothing wrong. */
export interface Reference {
  /** The attempt with what means something to its flow only, so that nothing else counts as a difference. */
  readonly attempt: Trace;
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
  return {
    attempt: telling(attempt),
    trace: telling(trace),
    recipe,
    steps: flow.steps,
    title: flow.title,
    otherwise,
  };
}

/** What an import would hold of a run: nothing that parties did by themselves. */
function messagesOf({ version, flow, events }: Trace): Trace {
  const messages = events.filter(({ kind }) => kind === 'request' || kind === 'response');
  return { version, flow, events: messages.map((event, seq) => ({ ...event, seq })) };
}

/** Headers that a flow goes by. What browsers and libraries say of themselves differs everywhere. */
const TELLING: ReadonlySet<string> = new Set([
  ...['authorization', 'dpop', 'dpop-nonce', 'www-authenticate', 'location', 'content-type', 'retry-after'],
]);

/** What a flow is told from: not the provider's own pages between question and answer, nor what the app shows in the end. */
function telling(trace: Trace): Trace {
  const left = promptsIn(trace.events);
  const events = trace.events.filter((event) => !left.has(event)).map(plain);
  return { ...trace, events: events.map((event, seq) => ({ ...event, seq })) };
}

/** Requests for pages of the server's own, and their answers unless they bring the browser back to the app. */
function promptsIn(events: readonly TraceEvent[]): ReadonlySet<TraceEvent> {
  const prompts = new Set<string>();
  return new Set(
    events.filter((event) => {
      if (event.kind === 'request' && event.to === 'authorization-server' && event.channel === 'front') {
        prompts.add(event.exchange);
        return endpointOf(event) === undefined;
      }
      return event.kind === 'response' && prompts.has(event.exchange) && !bringsBack(event.message);
    }),
  );
}

/** Whether an answer takes an authorization response to the app. */
function bringsBack(message: HttpResponse): boolean {
  const names = parametersOfLocation(redirectLocation(message) ?? '').map(([name]) => name);
  return names.some((name) => ANSWERS.has(name)) || readPage(message.body).sendsItself;
}

const ANSWERS: ReadonlySet<string> = new Set(['code', 'error', 'id_token', 'access_token']);

function plain(event: TraceEvent): TraceEvent {
  if (event.kind === 'request')
    return { ...event, message: { ...event.message, headers: kept(event.message.headers) } };
  if (event.kind !== 'response') return event;
  const { status, headers, body } = event.message;
  const page = mediaType(event.message) === 'text/html' && !readPage(body).sendsItself;
  const told = kept(headers).filter(([name]) => !page || name === 'location');
  return { ...event, message: { status, headers: told, body: page ? '' : body } };
}

/** Of a media type its parameters do not count. */
const kept = (headers: readonly Header[]): Header[] =>
  headers.flatMap(([name, value]): Header[] => {
    const lower = name.toLowerCase();
    if (!TELLING.has(lower)) return [];
    return [[lower, lower === 'content-type' ? mediaType({ headers: [[name, value]] }) : value]];
  });

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
  for (const event of requests) {
    const endpoint = endpointOf(event);
    if (endpoint !== undefined) first(`endpoint of ${endpoint}`, /^[^?#]+/.exec(event.message.url)?.[0]);
  }
  for (const event of requests) first(`origin of ${event.to}`, originOf(event));
  for (const [party, [origin]] of Object.entries(imported?.origins ?? {}))
    first(`origin of ${party}`, origin);
  return names;
}

/** What a request asks for, where a flow has one place for it; `undefined` for the server's own pages and all else. */
function endpointOf(event: RequestEvent): string | undefined {
  const { query, body } = parametersOf(event);
  const has = (name: string) => parameter([...query, ...body], name) !== undefined;
  if (event.to === 'api') return 'the API';
  if (event.channel === 'front') return has('response_type') ? 'authorization' : undefined;
  return has('grant_type') ? 'tokens' : undefined;
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
