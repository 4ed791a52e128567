import type { Party } from '../parties.ts';
import type { SpecRef } from '../spec.ts';

/** Where a name stands: the same name can mean different things in different places. */
export type Place =
  | 'authorization request'
  | 'pushed authorization request'
  | 'pushed authorization response'
  | 'authorization response'
  | 'token request'
  | 'token response'
  | 'device authorization request'
  | 'device response'
  | 'error response'
  | 'revocation request'
  | 'introspection request'
  | 'introspection response'
  | 'logout request'
  | 'logout response'
  | 'userinfo'
  | 'form'
  | 'discovery'
  | 'jwks'
  | 'request header'
  | 'response header'
  | 'authentication scheme'
  | 'challenge'
  | 'cookie'
  | 'ID token header'
  | 'ID token'
  | 'access token header'
  | 'access token'
  | 'client assertion header'
  | 'client assertion'
  | 'DPoP proof header'
  | 'DPoP proof'
  | 'api';

/** What a reader is told of one name. */
export interface Entry {
  /** As it stands on the wire. */
  readonly name: string;
  readonly places: readonly Place[];
  /** What it is and what it is for, in one or two sentences. */
  readonly what: string;
  readonly setBy: Party;
  /** What goes wrong without it. */
  readonly without?: string;
  readonly spec: SpecRef;
  /** What the specification asks in this flow; absent where it asks nothing in particular. */
  readonly required?: 'required' | 'recommended' | 'optional';
}

/** An entry as its file writes it: the name is the key, places and party are those of the group unless said. */
type Words = Omit<Entry, 'name' | 'places' | 'setBy'> & Partial<Pick<Entry, 'setBy'>>;

/** Entries that share their places and the party that sets them. */
export function entriesOf(
  places: readonly Place[],
  setBy: Entry['setBy'],
  words: Readonly<Record<string, Words>>,
): Entry[] {
  return Object.entries(words).map(([name, rest]) => ({ name, places, setBy, ...rest }));
}
