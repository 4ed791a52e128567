import type { AuthorizationAsk, Facts, Field, TokenCall } from '../../facts/facts.ts';
import { askedField, codeCalls, redemptionOf } from '../redemption.ts';

/** A token request with a code, and what the authorization request behind it said of PKCE. */
export interface PkcePair {
  readonly call: TokenCall;
  readonly verifier: Field | undefined;
  readonly ask: AuthorizationAsk | undefined;
  readonly challenge: Field | undefined;
  readonly method: Field | undefined;
  /** That the two belong together is certain. */
  readonly certain: boolean;
}

/** Each token request with a code, beside its authorization request. */
export function pkcePairs(facts: Facts): readonly PkcePair[] {
  return codeCalls(facts).map((call) => {
    const { ask, certain = false } = redemptionOf(facts, call) ?? {};
    return {
      ...{ call, ask, certain, verifier: call.fields.get('code_verifier') },
      challenge: ask && askedField(facts, ask, 'code_challenge'),
      method: ask && askedField(facts, ask, 'code_challenge_method'),
    };
  });
}

/** What a verdict says where the token request's form is missing. */
export const noForm = "The token request's form is not in this trace.";

/** What a verdict says where there is no token request. */
export const noTokenRequest = 'The token request is not in this trace.';

/** Whether PKCE was asked for, and the token request that has to follow is not there. */
export const waitsForCall = (facts: Facts): boolean =>
  codeCalls(facts).length === 0 &&
  facts.asks.some(({ fields }) => fields.has('code_challenge')) &&
  facts.answers.some(({ fields }) => fields.has('code'));
