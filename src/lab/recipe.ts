import type { Protections } from './protections.ts';

/**
 * Where in a run a move happens: the name of a stop, such as `request POST /oauth/token`, `question sign_in`,
 * `response GET /authorize` or `end`. From the second of a name on, ` #2`, ` #3` follow.
 */
export type StopName = string;

/**
 * A field of a message. A parameter is looked up in the form body, in the query, in the query and the fragment of a `Location`, and in
 * the hidden fields of a page that sends itself; `in` says which of these, where only one is meant. `json` is a member at the top
 * of a JSON body.
 */
export type Target =
  | { readonly parameter: string; readonly in?: ParameterPlace; readonly nth?: number }
  | { readonly header: string; readonly nth?: number }
  | { readonly json: string };

/** Where a message can carry parameters. */
export type ParameterPlace = 'query' | 'form' | 'fragment' | 'page';

/**
 * What becomes of a field. `value` sets it, `null` removes it; without `nth`, counted from 0, the first of a name stands for all of
 * them and further ones go. `add` puts one more behind the others. `jwt` changes the JWT that the field holds.
 */
export type Change =
  | { readonly value: string | null }
  | { readonly add: string }
  | { readonly jwt: JwtChange };

/** Claims and header parameters by name, as JSON values; `null` removes one. Then the token is signed again, or not. */
export interface JwtChange {
  readonly header?: Readonly<Record<string, unknown>>;
  readonly claims?: Readonly<Record<string, unknown>>;
  /**
   * `kept`: the old signature over a new text. `none`: `alg: none` and nothing behind the last dot. `wrong key`: RS256 by a key that nobody
   * registered. `public key as secret`: HS256 with the server's public key as the secret (RFC 8725 §2.1).
   */
  readonly signature: 'kept' | 'none' | 'wrong key' | 'public key as secret';
}

/** A change to the message that is held. `url` is the whole address of a request, or the `Location` of a response. */
export type Edit =
  | (Target & Change)
  | { readonly url: string }
  | { readonly status: number }
  | { readonly body: string };

/** What somebody did. A stop without a move goes on by itself: messages pass unchanged, the demo user answers questions. */
export type Move =
  | {
      readonly at: StopName;
      readonly do: 'answer';
      readonly form: number;
      readonly fields: Readonly<Record<string, string | boolean>>;
      readonly button?: string;
    }
  | { readonly at: StopName; readonly do: 'edit'; readonly edits: readonly Edit[] }
  /** An attacker sends a copy of the held request first, one for each such move; the original follows. */
  | { readonly at: StopName; readonly do: 'replay' }
  /** The clock goes on by so many seconds while the run is held there. */
  | { readonly at: StopName; readonly do: 'wait'; readonly seconds: number }
  | { readonly at: StopName; readonly do: 'pick'; readonly offer: string };

/** All that a run depends on. Performing it twice gives the same bytes. */
export interface Recipe {
  readonly version: 2;
  /** A flow's id. */
  readonly flow: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  /** What of the protections is not as the specifications ask for. */
  readonly protections: Protections;
  /** Any text; all randomness of the run comes from it. */
  readonly seed: string;
  /** Virtual start in milliseconds since 1970-01-01T00:00:00Z. */
  readonly startedAt: number;
  readonly moves: readonly Move[];
}
