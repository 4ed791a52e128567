import { oidcCore } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { askedField, everyAttempt } from '../redemption.ts';
import { asksWith } from '../remembered.ts';
import { claimOf } from './nonce-mismatch.ts';
import { type NoncePair, noncePairs } from './nonce-pairs.ts';

const rule = {
  id: 'nonce_of_another_attempt',
  topic: 'nonce',
  title: 'The ID token was made for this login, not for another one of the trace',
  spec: oidcCore('3.1.3.7', 'IDTokenValidation'),
} as const;

/**
 * An ID token with the `nonce` of another login is that login's.
 * @see [OpenID Connect Core 1.0, section 3.1.3.7](https://openid.net/specs/openid-connect-core-1_0.html#IDTokenValidation)
 */
export const nonceOfAnotherAttempt: Rule = {
  ...rule,
  check(facts) {
    const several = facts.others.length > 0 || facts.asks.length > 1;
    return several ? noncePairs(facts).flatMap((pair) => checkPair(facts, pair)) : [];
  },
};

function checkPair(facts: Facts, pair: NoncePair): Verdict[] {
  const { token, ask, certain } = pair;
  const sent = ask && askedField(facts, ask, 'nonce');
  if (!ask || !sent || !token.jwt || !Object.hasOwn(token.jwt.claims, 'nonce')) return [];
  const claim = claimOf(pair);
  if (!comparable(facts, sent, claim)) return [untold(takenOut)];
  if (sent.value === claim.value) return [held(sent.seq, token.seq)];
  const owner = ownerOf(facts, claim.value);
  if (!owner) return [];
  return [
    broken(rule, {
      certainty: certain ? 'proved' : 'likely',
      says: `The ID token carries the nonce of another login in this trace (${shortened(claim.value)}), not of this one (${shortened(sent.value)}).`,
      because:
        'Two logins were mixed up, by the app, by a cache or by somebody who put one answer into the other. The app must refuse the token.',
      evidence: [
        {
          ...{ what: 'nonce', expected: sent.value, actual: claim.value, where: claim.where },
          ...{ seq: claim.seq, expectedSeq: sent.seq },
        },
        { what: 'nonce', actual: claim.value, where: 'the other authorization request', ...owner },
      ],
      checkFirst: [
        'Keep nonce under a key for each attempt, not once for the whole browser session: a second tab writes over that of the first.',
        'See whether the token request went out with the code of the other login.',
      ],
    }),
  ];
}

function ownerOf(facts: Facts, nonce: string): { seq: number; attempt: number } | undefined {
  for (const one of everyAttempt(facts)) {
    const { attempt } = one;
    const [found] = asksWith(one, 'nonce', nonce);
    if (found) return { seq: found.seq, attempt };
  }
  return undefined;
}
