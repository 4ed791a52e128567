import { type Edit, plainRecipe, type Recipe, type StopName, startRun } from '../../lab/index.ts';
import { header } from '../../protocol/http.ts';
import { parameter } from '../../protocol/parameters.ts';
import {
  type Fault,
  type MessageKind,
  parametersOf,
  type RequestEvent,
  type Trace,
  type TraceEvent,
} from '../../trace/index.ts';
import { likewise } from './likewise.ts';
import { settingsOf } from './settings.ts';

/** A fault in a run of our own, or why it cannot be done here. */
export type Replay =
  | { readonly recipe: Recipe; readonly otherwise: readonly string[] }
  | { readonly problem: string };

/**
 * The recipe of a run with the settings of an attempt and a finding's fault in place: the same field of the same message is changed
 * in the same way.
 */
export async function replayOf(trace: Trace, fault: Fault): Promise<Replay> {
  const { flow, options, otherwise } = settingsOf(trace);
  if (flow === undefined) return { problem: 'None of the seven flows is like this attempt.' };
  if (fault.claim !== undefined)
    return { problem: 'A token that is signed anew with another claim cannot be made here.' };
  const recipe = plainRecipe(flow, { options });
  const place = (await placesOf(recipe)).find((one) => isMessage(one.event, fault));
  if (!place) return { problem: `A run with these settings has no ${fault.message}.` };
  const edit = editOf(place.event, fault);
  return { recipe: { ...recipe, moves: [{ at: place.at, do: 'edit', edits: [edit] }] }, otherwise };
}

interface Place {
  readonly at: StopName;
  readonly event: RequestEvent;
}

/** Each request of the run as it goes by itself, with the name of its stop. */
async function placesOf(recipe: Recipe): Promise<Place[]> {
  const run = await startRun(recipe);
  await run.advance(() => false);
  const { trace, stops } = run.snapshot();
  run.stop();
  return stops.flatMap(({ at, seq }) => {
    const event: TraceEvent | undefined = trace.events[seq];
    return event?.kind === 'request' ? [{ at, event }] : [];
  });
}

function isMessage(event: RequestEvent, { message }: Fault): boolean {
  return KINDS[message](event, (name) => valueIn(event, name) !== undefined);
}

const KINDS: Readonly<Record<MessageKind, (event: RequestEvent, has: (name: string) => boolean) => boolean>> =
  {
    'authorization request': (_, has) => has('response_type'),
    'authorization response': (event, has) =>
      event.to === 'app' && ['code', 'id_token', 'error'].some((name) => has(name)),
    'token request': (event, has) => has('grant_type') && valueIn(event, 'grant_type') !== 'refresh_token',
    // What a token response holds is changed where it was asked for: at the request that the value comes from.
    'token response': () => false,
    'refresh request': (event) => valueIn(event, 'grant_type') === 'refresh_token',
    'api request': (event) => event.to === 'api',
    'device poll': (_, has) => has('device_code'),
  };

function valueIn(event: RequestEvent, name: string): string | undefined {
  const { query, body } = parametersOf(event);
  return parameter(body, name) ?? parameter(query, name);
}

function editOf(event: RequestEvent, { field, right, wrong }: Fault): Edit {
  const inHeader = header(event.message, field);
  const target = inHeader !== undefined ? { header: field } : { parameter: field };
  const ours = inHeader ?? valueIn(event, field);
  if (wrong === undefined) return { ...target, value: null };
  return ours === undefined ? { ...target, add: wrong } : { ...target, value: likewise(ours, right, wrong) };
}
