/**
 * Where in a run a move happens: the name of a stop, such as `request POST /oauth/token`, `question sign_in`,
 * `response GET /authorize` or `end`. From the second of a name on, ` #2`, ` #3` follow.
 */
export type StopName = string;

/** A change to the message that is held. Parameters are looked up in the query, in the form body, and in the query of a `Location`. */
export type Edit =
  | { readonly parameter: string; readonly value: string | null }
  | { readonly header: string; readonly value: string | null }
  | { readonly json: string; readonly value: string | null }
  | { readonly url: string };

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
  | { readonly at: StopName; readonly do: 'wait'; readonly seconds: number }
  | { readonly at: StopName; readonly do: 'pick'; readonly offer: string };

/** All that a run depends on. Performing it twice gives the same bytes. */
export interface Recipe {
  readonly version: 1;
  /** A flow's id. */
  readonly flow: string;
  readonly options: Readonly<Record<string, string | boolean>>;
  /** Any text; all randomness of the run comes from it. */
  readonly seed: string;
  /** Virtual start in milliseconds since 1970-01-01T00:00:00Z. */
  readonly startedAt: number;
  readonly moves: readonly Move[];
}
