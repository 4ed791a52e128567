import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { explainedBy } from '../refusals.ts';
import { noForm, noTokenRequest, type PkcePair, pkcePairs, waitsForCall } from './pkce-pairs.ts';

const rule = {
  id: 'pkce_verifier_missing',
  topic: 'PKCE',
  title: 'A code that was asked for with PKCE is redeemed with its code_verifier',
  spec: rfc(7636, '4.5'),
} as const;

/**
 * A challenge in the authorization request obliges to a verifier in the token request.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.5](https://www.rfc-editor.org/rfc/rfc7636#section-4.5)
 */
export const pkceVerifierMissing: Rule = {
  ...rule,
  check: (facts: Facts) =>
    waitsForCall(facts) ? [untold(noTokenRequest)] : pkcePairs(facts).flatMap(checkPair),
};

function checkPair({ call, verifier, challenge, certain }: PkcePair): Verdict[] {
  if (!challenge) return [];
  if (call.lacksBody) return [untold(noForm)];
  if (verifier?.value) return [held(challenge.seq, verifier.seq)];
  const lenient = call.succeeded;
  return [
    broken(rule, {
      weight: lenient ? 'warning' : 'error',
      certainty: certain ? 'proved' : 'likely',
      says: `The token request carries no code_verifier, though the code was asked for with code_challenge ${shortened(challenge.value)}.`,
      because: lenient
        ? 'The server gave out tokens nevertheless, so PKCE protects nothing here: whoever has the code can redeem it.'
        : 'The server remembers the challenge with the code and refuses to redeem it without the verifier.',
      evidence: [
        {
          ...{ what: 'code_verifier', expected: 'the text whose hash was sent as code_challenge' },
          ...{ where: "the token request's form", seq: call.seq, expectedSeq: challenge.seq },
        },
      ],
      checkFirst: [
        'See whether the app keeps the verifier where the callback can read it: a cookie or session storage that is gone when the browser comes back.',
        'Look whether one part (a library in the page) asks and another (a server) redeems: the verifier has to be handed over with the code.',
        'Look whether PKCE is switched on for the request and off for the redemption.',
      ],
      explains: explainedBy(call),
      fault: { message: 'token request', field: 'code_verifier' },
    }),
  ];
}
