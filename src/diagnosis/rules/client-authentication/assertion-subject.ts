import { oidcCore, rfc } from '../../../protocol/spec.ts';
import { broken, type Rule, type Verdict } from '../../rule.ts';
import { judgeAssertions, placeOf, type RefusedAssertion } from './assertions.ts';

/** A client assertion is by the client and about the client. */
export const assertionSubject: Rule = {
  id: 'assertion_subject',
  topic: 'client authentication',
  title: 'iss and sub of a client assertion are the client_id',
  spec: rfc(7523, '3'),
  check: (facts) => judgeAssertions(facts, judge),
};

function judge(one: RefusedAssertion): Verdict[] {
  const { jwt, call, explains, weight, row } = one;
  const { iss, sub } = jwt.claims;
  const expected = call.fields.value('client_id') ?? (typeof sub === 'string' ? sub : undefined);
  const wrong = [
    { what: 'sub', value: sub },
    { what: 'iss', value: iss },
  ].find(({ value }) => value === undefined || (expected !== undefined && value !== expected));
  if (!wrong) return [];
  const actual = wrong.value === undefined ? 'none' : String(wrong.value);
  return [
    broken(assertionSubject, {
      // RFC 7523 lets another party issue the assertion; for private_key_jwt, OpenID Connect does not.
      certainty: wrong.what === 'iss' && wrong.value !== undefined ? 'likely' : 'proved',
      ...{ weight, explains },
      specs: [rfc(7523, '3'), oidcCore('9', 'ClientAuthentication')],
      says:
        wrong.value === undefined
          ? `The client_assertion has no ${wrong.what} claim.`
          : `The ${wrong.what} of the client_assertion is ${actual}, not the client_id ${expected}.`,
      because: 'Both iss and sub must be the client_id: the client speaks for itself.',
      evidence: [
        {
          ...{ what: wrong.what, expected: expected ?? 'the client_id', actual, ...placeOf(one) },
          expectedSeq: call.seq,
        },
        row,
      ],
      checkFirst: [
        'Set iss and sub to the client_id of the registration, not to the name, URL or account of the service.',
      ],
    }),
  ];
}
