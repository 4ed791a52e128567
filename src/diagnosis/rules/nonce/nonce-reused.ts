import { oidcCore } from '../../../protocol/spec.ts';
import type { AuthorizationAsk, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { grants } from '../refusals.ts';
import { answersTo, asksWith } from '../remembered.ts';

const rule = {
  id: 'nonce_reused',
  topic: 'nonce',
  title: 'Each attempt has a nonce of its own',
  spec: oidcCore('15.5.2', 'NonceNotes'),
} as const;

/**
 * A `nonce` that stands in two logins cannot tell an ID token of the one from that of the other.
 * @see [OpenID Connect Core 1.0, section 15.5.2](https://openid.net/specs/openid-connect-core-1_0.html#NonceNotes)
 */
export const nonceReused: Rule = {
  ...rule,
  check: (facts) => (facts.others.length === 0 ? [] : facts.asks.flatMap((ask) => checkAsk(facts, ask))),
};

function checkAsk(facts: Facts, ask: AuthorizationAsk): Verdict[] {
  const nonce = ask.fields.get('nonce');
  if (!nonce?.value) return [];
  if (!comparable(facts, nonce)) return [untold(takenOut)];
  const earlier = earlierWith(facts, ask, nonce.value);
  if (!earlier) return [held(nonce.seq)];
  return [
    broken(rule, {
      // With PKCE the server itself tells the two logins apart.
      weight: ask.fields.has('code_challenge') ? 'note' : 'warning',
      says: `The nonce ${shortened(nonce.value)} was used in an earlier attempt already.`,
      because:
        'The ID token of that attempt would pass for one of this attempt: nonce is there to tell the two apart.',
      evidence: [
        {
          ...{ what: 'nonce', expected: 'a value not used before', actual: nonce.value },
          ...{ where: nonce.where, seq: nonce.seq },
        },
        { what: 'nonce', actual: nonce.value, where: 'the earlier authorization request', ...earlier },
      ],
      checkFirst: [
        'Look where the app makes its nonce; it needs a random one for each authorization request.',
      ],
      specs: [rule.spec, oidcCore('3.2.2.1', 'ImplicitAuthRequest')],
    }),
  ];
}

/** Another attempt that was answered with what it asked for; the same request loaded again is none. */
function earlierWith(
  { others }: Facts,
  ask: AuthorizationAsk,
  nonce: string,
): { seq: number; attempt: number } | undefined {
  for (const one of others) {
    const found = asksWith(one, 'nonce', nonce).find(
      (other) =>
        other.event.at < ask.event.at &&
        ['state', 'code_challenge'].some((name) => other.fields.value(name) !== ask.fields.value(name)),
    );
    if (found && answersTo(one, found).some(grants)) return { seq: found.seq, attempt: one.attempt };
  }
  return undefined;
}
