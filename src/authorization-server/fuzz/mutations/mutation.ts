import type { HttpRequest } from '../../../protocol/http.ts';
import type { Dice } from '../dice.ts';
import type { Draft, Pair } from '../draft.ts';
import type { Pool } from '../pool.ts';

/** What a mutation decides by, and where it takes values from. */
export interface Means {
  readonly dice: Dice;
  readonly pool: Pool;
  /** Seconds. */
  readonly now: number;
}

/** A change of one request. */
export interface Mutation {
  readonly name: string;
  /** How often, relative to the others. */
  readonly weight: number;
  /** Changes a request by its parts. */
  readonly draft?: (draft: Draft, means: Means) => Draft;
  /** Changes the finished message, for what no well-formed message can say. */
  readonly message?: (request: HttpRequest, means: Means) => HttpRequest;
}

/** Changes the parameters where the request has them: in its form, or in its query. */
export function changeParameters(draft: Draft, change: (pairs: readonly Pair[]) => readonly Pair[]): Draft {
  return draft.form ? { ...draft, form: change(draft.form) } : { ...draft, query: change(draft.query) };
}

/** Changes one parameter of those that there are. */
export function changeOne(draft: Draft, dice: Dice, change: (pair: Pair) => readonly Pair[]): Draft {
  return changeParameters(draft, (pairs) => {
    if (pairs.length === 0) return pairs;
    const index = dice.below(pairs.length);
    return pairs.flatMap((pair, i) => (i === index ? change(pair) : [pair]));
  });
}
