import type { Place } from './place.ts';

/** How much a specification, or the server that is asked, wants a name to be there. */
export type Level = 'required' | 'recommended' | 'optional' | 'must not';

/** A flow's id; the same words as in `flows`, which this folder does not know. */
export type FlowName =
  | 'authorization-code'
  | 'authorization-code-pkce'
  | 'implicit-form-post'
  | 'hybrid'
  | 'client-credentials'
  | 'device-authorization'
  | 'resource-owner-password';

/** What is offered for tokens: values of `grant_type`, the one of RFC 8628 cut to its last word. */
export type GrantName =
  | 'authorization_code'
  | 'refresh_token'
  | 'client_credentials'
  | 'password'
  | 'device_code';

/** What else a need may rest on: what one can see in the request itself. */
export type Circumstance =
  | 'client_secret_basic'
  | 'client_secret_post'
  | 'private_key_jwt'
  | 'public client'
  | 'pushed request'
  | 'ID token through the browser'
  | 'scope of an API'
  | 'bound token';

/** How much a name is needed, and where that holds: in all places, flows and grants that it does not narrow down. */
export interface Need {
  readonly level: Level;
  /** The kind of message that the name stands in; for a header or claim, the message that it comes with. */
  readonly where?: Place | readonly Place[];
  readonly flows?: readonly FlowName[];
  readonly grants?: readonly GrantName[];
  /** Any of these is enough. */
  readonly when?: readonly Circumstance[];
  /** On what else it depends, or what follows, as a sentence. */
  readonly note?: string;
  /** For what a specification requires or forbids and the receiver lets pass: why it cannot notice, or need not. */
  readonly unnoticed?: string;
}

/** What has needs: an entry. */
interface Needed {
  readonly needs?: readonly Need[];
}

/** Where a name was met. What is not known is left out; no circumstance is an empty list. */
export interface Met {
  readonly place?: Place | undefined;
  readonly flow?: string | undefined;
  readonly grant?: string | undefined;
  readonly when?: readonly Circumstance[] | undefined;
}

const DEVICE_CODE = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * How much an entry is needed where it was met: the first of its needs that holds there. `undefined` where none does, or where that
 * rests on something that is not known, such as the flow; then ask {@link needsAt}.
 */
export function needOf(
  entry: Needed,
  place: Place,
  flow?: string,
  grant?: string,
  when?: readonly Circumstance[],
): Need | undefined {
  const [first] = needsAt(entry, { place, flow, grant, when });
  return first && isSettled(first, { flow, grant, when }) ? first : undefined;
}

/** The needs that can hold where an entry was met, in the order in which they are asked: the first that holds counts. */
export function needsAt(entry: Needed, met: Met = {}): readonly Need[] {
  const possible = (entry.needs ?? []).filter(
    ({ where, flows, grants, when }) =>
      can(typeof where === 'string' ? [where] : where, messageOf(met.place)) &&
      can(flows, met.flow) &&
      can(grants, met.grant === DEVICE_CODE ? 'device_code' : met.grant) &&
      (when === undefined || met.when?.some((circumstance) => when.includes(circumstance)) !== false),
  );
  const last = possible.findIndex((need) => isSettled(need, met));
  return last < 0 ? possible : possible.slice(0, last + 1);
}

/** Whether all that a need rests on is known, but for the place, which is wherever a name is explained. */
export function isSettled(need: Need, { flow, grant, when }: Met): boolean {
  return (
    (need.flows === undefined || flow !== undefined) &&
    (need.grants === undefined || grant !== undefined) &&
    (need.when === undefined || when !== undefined)
  );
}

/** Places inside of a message: which message it is, they do not say. */
const INSIDE: ReadonlySet<Place> = new Set([
  'request header',
  'response header',
  'ID token header',
  'ID token',
  'access token header',
  'access token',
]);

const messageOf = (place: Place | undefined): Place | undefined =>
  place && INSIDE.has(place) ? undefined : place;

function can(among: readonly string[] | undefined, what: string | undefined): boolean {
  return among === undefined || what === undefined || among.includes(what);
}
