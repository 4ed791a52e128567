import type { Place } from '../../../protocol/dictionary/index.ts';
import { decodeJwt } from '../../../protocol/jwt.ts';
import { parameter } from '../../../protocol/parameters.ts';
import type { RequestEvent, ResponseEvent, Trace } from '../../../trace/events.ts';
import { parametersOf, placeOfJson, placeOfRequest } from '../../../trace/places.ts';
import { refusalIn } from '../../../trace/refusal.ts';
import { membersOf } from '../../edit-json.ts';
import type { Edit, Recipe, Target } from '../../recipe.ts';
import { edited, type Try } from './try.ts';
import { withStops } from './with-stops.ts';

/** What the app receives: in which kind of message, for which grant, and each name with its value and how an edit reaches it. */
interface Answer {
  readonly place: Place;
  readonly grant: string | undefined;
  readonly fields: readonly { readonly name: string; readonly value: unknown; readonly target: Target }[];
}

/**
 * For each name in what the app receives from the authorization server, claims of ID tokens included, the run without it. A changed token
 * has no good signature, so that the app must not look at it: this is about what else it demands.
 */
export async function triesOfAnswers(plain: Recipe): Promise<Try[]> {
  const recipe: Recipe = { ...plain, protections: { app: { checkIdTokenSignature: false } } };
  const { stops, trace } = await withStops(recipe);
  return stops.flatMap(({ at, ...stop }) => {
    if (stop.kind !== 'message') return [];
    const message = { ...stop.original, seq: 0, at: 0, step: 0 };
    if (message.kind !== 'request' && message.kind !== 'response') return [];
    const answer = message.kind === 'request' ? redirected(message) : json(message, trace);
    const { fields = [], place = 'form', grant } = answer ?? {};
    return fields.flatMap(({ name, value, target }) =>
      leftOut(name, value, place, target).map(
        ([of, left, edit]): Try => ({
          ...{ name: left, flow: recipe.flow, place, of, grant, when: undefined, how: 'left out' },
          refusedBy: async () => refusedAfter(await edited(recipe, at, edit), message.exchange),
        }),
      ),
    );
  });
}

/** The answer that the browser brings to the app's redirect URI. */
function redirected(request: RequestEvent): Answer | undefined {
  if (request.to !== 'app' || placeOfRequest(request) !== 'authorization response') return undefined;
  const { query, body } = parametersOf(request);
  const sent = [...query, ...body];
  if (parameter(sent, 'error') !== undefined) return undefined;
  return {
    place: 'authorization response',
    grant: undefined,
    fields: sent.map(([name, value]) => ({ name, value, target: { parameter: name } })),
  };
}

/** A JSON answer of the authorization server to the app, refusals and public documents aside. */
function json(response: ResponseEvent, { events }: Trace): Answer | undefined {
  const { exchange, from, to, message } = response;
  const members = membersOf(message.body ?? '');
  const request = events.find((event) => event.kind === 'request' && event.exchange === exchange);
  if (to !== 'app' || from !== 'authorization-server' || !members || request?.kind !== 'request')
    return undefined;
  const place = placeOfJson(Object.fromEntries(members), request);
  if (place === 'jwks' || place === 'discovery' || place === 'error response') return undefined;
  return {
    place,
    grant: parameter(parametersOf(request).body, 'grant_type'),
    fields: members.map(([name, value]) => ({ name, value, target: { json: name } })),
  };
}

/** The name itself, and each claim in it. */
function leftOut(
  name: string,
  value: unknown,
  place: Place,
  target: Target,
): (readonly [of: Place, name: string, edit: Edit])[] {
  const jwt = name === 'id_token' && typeof value === 'string' ? decodeJwt(value) : undefined;
  return [
    [place, name, { ...target, value: null }],
    ...Object.keys(jwt?.claims ?? {}).map(
      (claim) =>
        ['ID token', claim, { ...target, jwt: { claims: { [claim]: null }, signature: 'kept' } }] as const,
    ),
  ];
}

/** The check of the app that refused what it received, before it asked for tokens once more. */
function refusedAfter({ events }: Trace, exchange: string): string | undefined {
  const from = events.findIndex((event) => 'exchange' in event && event.exchange === exchange);
  const later = events.slice(from + 1);
  const next = later.findIndex(
    (event) =>
      event.kind === 'request' &&
      event.exchange !== exchange &&
      placeOfRequest(event) === 'token request' &&
      parametersOf(event).body.length > 0,
  );
  return (next < 0 ? later : later.slice(0, next))
    .filter((event) => event.kind === 'work' && event.by === 'app')
    .map((event) => refusalIn(event)?.id)
    .find((id) => id !== undefined);
}
