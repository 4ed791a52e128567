import { rfc } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { codeCalls } from '../redemption.ts';
import { explainedBy, refused } from '../refusals.ts';

const rule = {
  id: 'code_missing_at_token',
  topic: 'code',
  title: 'The token request carries the code',
  spec: rfc(6749, '4.1.3'),
} as const;

/**
 * `code` is required in a token request of this grant.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const codeMissingAtToken: Rule = {
  ...rule,
  check: (facts) => codeCalls(facts).flatMap(checkCall),
};

function checkCall(call: TokenCall): Verdict[] {
  if (call.lacksBody) return [untold("The token request's form is not in this trace.")];
  if (call.fields.value('code')) return [held(call.seq)];
  if (call.succeeded) return [];
  const known = call.redeems?.fields.get('code');
  const empty = call.fields.has('code');
  return [
    broken(rule, {
      certainty: refused(call) ? 'proved' : 'likely',
      says: `The token request carries ${empty ? 'an empty code' : 'no code'}${known ? `; the answer brought ${shortened(known.value)}` : ''}.`,
      because: 'Without a code there is nothing to redeem; the server refuses the request.',
      evidence: [
        {
          ...{ what: 'code', where: "the token request's form", seq: call.seq },
          ...(empty && { actual: '' }),
          ...(known && { expected: known.value, expectedSeq: known.seq }),
        },
      ],
      checkFirst: [
        'Look where the app reads code from: the query, the fragment or a posted form, as response_mode says.',
        'See whether the callback is handled twice, the second time without a query.',
      ],
      explains: explainedBy(call),
      fault: { message: 'token request', field: 'code', ...(known && { right: known.value }) },
    }),
  ];
}
