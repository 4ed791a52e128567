import type { AuthorizationAsk, Facts, SeenToken } from '../../facts/facts.ts';
import { askOf, isCertainly, redemptionOf } from '../redemption.ts';

/** An ID token of a login, with the authorization request that it goes back to. */
export interface NoncePair {
  readonly token: SeenToken;
  readonly ask: AuthorizationAsk | undefined;
  /** That it goes back to this request and no other is certain. */
  readonly certain: boolean;
}

/** The ID tokens that an authorization request led to: those of the answer, and those for its code. Refreshed ones are not. */
export function noncePairs(facts: Facts): readonly NoncePair[] {
  return facts.tokens.filter(({ kind }) => kind === 'id_token').flatMap((token) => pairOf(facts, token));
}

function pairOf(facts: Facts, token: SeenToken): NoncePair[] {
  const { authorization, call } = token;
  if (authorization) {
    const ask = askOf(facts, authorization);
    return [{ token, ask, certain: ask !== undefined && isCertainly(facts, ask, authorization) }];
  }
  if (call?.grant !== 'authorization_code') return [];
  const redemption = redemptionOf(facts, call);
  return [{ token, ask: redemption?.ask, certain: redemption?.certain ?? false }];
}
