import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, type Rule, type Verdict } from '../../rule.ts';
import { judgeAssertions, placeOf, type RefusedAssertion } from './assertions.ts';

/** A client assertion is signed in a way that the server verifies. */
export const assertionAlgorithm: Rule = {
  id: 'assertion_algorithm',
  topic: 'client authentication',
  title: 'A client assertion is signed with an algorithm that the server takes',
  spec: rfc(8725, '3.1'),
  check: (facts) => judgeAssertions(facts, (one) => judge(facts, one)),
};

function judge(facts: Facts, one: RefusedAssertion): Verdict[] {
  const { jwt, call, explains, weight, row } = one;
  const { alg } = jwt.header;
  const members = facts.metadata?.members.token_endpoint_auth_signing_alg_values_supported;
  const supported = Array.isArray(members)
    ? members.filter((member) => typeof member === 'string')
    : undefined;
  const none = typeof alg === 'string' && alg.toLowerCase() === 'none';
  const unlisted = supported !== undefined && supported.length > 0 && !supported.includes(String(alg));
  if (!none && !unlisted && alg !== undefined) return [];
  const actual = alg === undefined ? 'no alg' : String(alg);
  return [
    broken(assertionAlgorithm, {
      ...{ weight, explains },
      says: none
        ? 'The client_assertion is not signed: its alg is none.'
        : alg === undefined
          ? 'The client_assertion does not say how it is signed: its header has no alg.'
          : `The client_assertion is signed with ${actual}, which the server's metadata does not list.`,
      because:
        'The server takes an assertion only if it can verify by a registered key or secret who made it.',
      evidence: [
        {
          ...{ what: 'alg', expected: supported?.join(' ') ?? 'a signature', actual, ...placeOf(one) },
          ...(facts.metadata && unlisted && { expectedSeq: facts.metadata.seq }),
        },
        row,
      ],
      checkFirst: [
        'Sign with an algorithm from token_endpoint_auth_signing_alg_values_supported in the metadata.',
        `Check that the client is registered for ${call.authentication[0]?.method ?? 'private_key_jwt'} and not for the other kind of assertion.`,
      ],
    }),
  ];
}
