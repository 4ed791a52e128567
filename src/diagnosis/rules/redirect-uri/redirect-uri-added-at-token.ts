import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { askedField, behindReference, codeCalls, noAsk, redemptionOf } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';

const rule = {
  id: 'redirect_uri_added_at_token',
  topic: 'redirect_uri',
  title: 'The token request has no redirect_uri of its own',
  spec: rfc(6749, '4.1.3'),
} as const;

/**
 * A `redirect_uri` that only the token request has compares with nothing, or with the registered one.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const redirectUriAddedAtToken: Rule = {
  ...rule,
  check: (facts) => codeCalls(facts).flatMap((call) => checkCall(facts, call)),
};

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  const added = call.fields.get('redirect_uri');
  if (!added) return [];
  const { ask } = redemptionOf(facts, call) ?? {};
  if (!ask) return grantRefused(call) ? [untold(noAsk)] : [];
  if (askedField(facts, ask, 'redirect_uri')) return [held(ask.seq, call.seq)];
  if (ask.opaque) return [untold(behindReference)];
  if (!grantRefused(call)) return call.succeeded ? [held(call.seq)] : [];
  return [
    broken(rule, {
      certainty: 'likely',
      says: `The token request carries redirect_uri ${quoted(added.value)}, and the authorization request had none.`,
      because:
        'Some servers then compare it with nothing, others with the registered one, and refuse the code where it is not equal.',
      evidence: [
        {
          what: 'redirect_uri',
          actual: added.value,
          where: added.where,
          seq: added.seq,
          expectedSeq: ask.seq,
        },
      ],
      checkFirst: ['Send redirect_uri with both requests, or with neither.'],
      explains: explainedBy(call),
      fault: { message: 'authorization request', field: 'redirect_uri', right: added.value },
    }),
  ];
}
