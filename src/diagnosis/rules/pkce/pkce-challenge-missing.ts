import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { behindReference, noAsk } from '../redemption.ts';
import { explainedBy } from '../refusals.ts';
import { type PkcePair, pkcePairs } from './pkce-pairs.ts';

const rule = {
  id: 'pkce_challenge_missing',
  topic: 'PKCE',
  title: 'A code_verifier answers to a code_challenge',
  spec: rfc(9700, '4.8.2'),
} as const;

/**
 * A verifier without a challenge: somebody took the challenge out of the request, or the app forgot it.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.8.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.8.2)
 */
export const pkceChallengeMissing: Rule = {
  ...rule,
  check: (facts) => pkcePairs(facts).flatMap((pair) => checkPair(facts, pair)),
};

function checkPair({ asks }: Facts, { call, verifier, ask, challenge, certain }: PkcePair): Verdict[] {
  if (!verifier) return [];
  if (!ask) return [untold(noAsk)];
  if (challenge) return [held(challenge.seq, verifier.seq)];
  if (ask.opaque) return [untold(behindReference)];
  // Another request of this attempt has one; which of the two was answered is not certain enough.
  if (!certain && asks.some(({ fields }) => fields.has('code_challenge'))) return [];
  const lenient = call.succeeded;
  return [
    broken(rule, {
      weight: lenient ? 'warning' : 'error',
      certainty: certain ? 'proved' : 'likely',
      says: `The token request carries a code_verifier (${shortened(verifier.value)}), but the authorization request had no code_challenge.`,
      because: lenient
        ? 'The server gave out tokens nevertheless: nothing ties the code to this app, and a server must refuse a verifier that it has no challenge for.'
        : 'A server refuses a verifier that it has no challenge for: it looks as if an attacker had taken the challenge out of the request.',
      evidence: [
        {
          ...{ what: 'code_challenge', expected: 'the hash of the code_verifier' },
          ...{ where: 'the authorization request', seq: ask.seq, expectedSeq: verifier.seq },
        },
      ],
      checkFirst: [
        'Look whether the app builds the authorization URL itself and leaves out what its library adds, or whether a proxy drops parameters.',
        'With a pushed or signed request, put the challenge in there: what stands beside it in the URL is ignored.',
      ],
      explains: explainedBy(call),
      fault: { message: 'authorization request', field: 'code_challenge' },
    }),
  ];
}
