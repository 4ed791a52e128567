import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { askedField, behindReference, noAsk } from '../redemption.ts';
import { type NoncePair, noncePairs } from './nonce-pairs.ts';

const rule = {
  id: 'nonce_missing_in_id_token',
  topic: 'nonce',
  title: 'The ID token carries the nonce that was asked with',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
} as const;

/**
 * Where a `nonce` was sent, the ID token must carry it.
 * @see [OpenID Connect Core 1.0, section 3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)
 */
export const nonceMissingInIdToken: Rule = {
  ...rule,
  check: (facts) => noncePairs(facts).flatMap((pair) => checkPair(facts, pair)),
};

function checkPair(facts: Facts, { token, ask, certain }: NoncePair): Verdict[] {
  if (!ask) return [untold(noAsk)];
  if (ask.opaque) return [untold(behindReference)];
  const nonce = askedField(facts, ask, 'nonce');
  if (!nonce?.value) return [];
  if (!token.jwt) return [untold('The ID token cannot be read: it is encrypted, cut off or taken out.')];
  if (Object.hasOwn(token.jwt.claims, 'nonce')) return [held(nonce.seq, token.seq)];
  return [
    broken(rule, {
      certainty: certain ? 'proved' : 'likely',
      says: `The ID token carries no nonce, though the authorization request sent ${shortened(nonce.value)}.`,
      because:
        'An app that sent a nonce must refuse an ID token without it: the token may have been made for another login.',
      evidence: [
        {
          ...{ what: 'nonce', expected: nonce.value, where: "the ID token's claims" },
          ...{ seq: token.seq, expectedSeq: nonce.seq },
        },
      ],
      checkFirst: [
        'Look at the authorization server: a custom claims mapping, a script or an identity broker that drops nonce.',
        'See whether nonce reached the server: a pushed or signed request replaces what stands in the URL.',
      ],
      fault: { message: 'token response', field: 'id_token', claim: 'nonce', right: nonce.value },
    }),
  ];
}
