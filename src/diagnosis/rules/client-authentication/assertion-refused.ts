import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, type Rule, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { judgeAssertions, placeOf, type RefusedAssertion } from './assertions.ts';

/** The server takes the assertion that the client shows. */
export const assertionRefused: Rule = {
  id: 'assertion_refused',
  topic: 'client authentication',
  title: 'The server takes the assertion that the client shows',
  spec: rfc(7521, '4.2.1'),
  check: (facts) => judgeAssertions(facts, (one) => judge(facts, one)),
};

function judge({ keys }: Facts, one: RefusedAssertion): Verdict[] {
  const { jwt, call, explains, weight, row } = one;
  const kid = typeof jwt.header.kid === 'string' ? jwt.header.kid : undefined;
  const described = call.answer.value('error_description');
  const serversOwn = kid !== undefined && keys?.jwks.keys.some((key) => key.kid === kid);
  return [
    broken(assertionRefused, {
      ...{ weight, explains, certainty: 'unknown' },
      says: `The server refuses the client_assertion of ${call.clientId ?? 'this client'}${kid === undefined ? '' : ` (kid ${kid})`}${described ? `: ${quoted(described)}` : ''}.`,
      because:
        'The key that is registered for the client does not stand in a trace, so the trace cannot tell whether the signature is by it.',
      evidence: [
        { what: 'kid', expected: 'the registered key', actual: kid ?? 'none', ...placeOf(one) },
        row,
      ],
      checkFirst: [
        "Compare kid and public key with the registration: its jwks, or what its jwks_uri answers to the server's own network.",
        'If keys were rotated, look whether the server still has the old set.',
        'Check that the client is registered for this authentication method.',
        ...(serversOwn ? ["The kid is one of the server's own keys: sign with the client's key."] : []),
      ],
    }),
  ];
}
