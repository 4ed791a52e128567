import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { askedField, behindReference, codeCalls, noAsk, redemptionOf } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';
import { uriDifference } from './uri-difference.ts';

const rule = {
  id: 'redirect_uri_mismatch_at_token',
  topic: 'redirect_uri',
  title: 'The token request repeats the redirect_uri exactly',
  spec: rfc(6749, '4.1.3'),
} as const;

/**
 * The token request must repeat the `redirect_uri` of the authorization request, character by character.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const redirectUriMismatchAtToken: Rule = {
  ...rule,
  check(facts) {
    const calls = codeCalls(facts);
    if (calls.length > 0) return calls.flatMap((call) => checkCall(facts, call));
    const waits =
      facts.answers.some(({ fields }) => fields.has('code')) &&
      facts.asks.some(({ fields }) => fields.has('redirect_uri'));
    return waits ? [untold('The token request is not in this trace.')] : [];
  },
};

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  if (call.lacksBody) return [byWords(call) ?? untold("The token request's form is not in this trace.")];
  const actual = call.fields.get('redirect_uri');
  // Google's word for a code that came to a page's script and not to an address.
  if (!actual || actual.value === 'postmessage') return [];
  const { ask, certain } = redemptionOf(facts, call) ?? {};
  if (!ask) return [byWords(call) ?? untold(noAsk)];
  const expected = askedField(facts, ask, 'redirect_uri');
  if (!expected) return ask.opaque ? [byWords(call) ?? untold(behindReference)] : [];
  if (!comparable(facts, expected, actual)) return [untold(takenOut)];
  if (expected.value === actual.value) return [held(expected.seq, actual.seq)];
  const { says, checkFirst } = uriDifference(expected.value, actual.value);
  const lenient = call.succeeded;
  return [
    broken(rule, {
      weight: lenient ? 'note' : 'error',
      certainty: certain ? 'proved' : 'likely',
      says: `The token request sends redirect_uri ${quoted(actual.value)}, the authorization request had ${quoted(expected.value)}: ${says}.`,
      because: lenient
        ? 'This server forgives that; the specification does not.'
        : `The server compares the two as text and refuses the code${call.error === undefined ? '' : ` with ${call.error}`}.`,
      evidence: [
        {
          ...{ what: 'redirect_uri', expected: expected.value, actual: actual.value, where: actual.where },
          ...{ seq: actual.seq, expectedSeq: expected.seq },
        },
      ],
      checkFirst: [checkFirst],
      isNot:
        'It is not the registration: with that the server would have refused the authorization request already.',
      explains: explainedBy(call),
      fault: { message: 'token request', field: 'redirect_uri', right: expected.value, wrong: actual.value },
    }),
  ];
}

/** Where one of the two is missing here, the server's own words are all there is. */
function byWords(call: TokenCall): Verdict | undefined {
  const words = call.answer.get('error_description');
  if (!words || !grantRefused(call) || !/redirect.?ur[il]/i.test(words.value.slice(0, 2000)))
    return undefined;
  const sent = call.fields.get('redirect_uri');
  return broken(rule, {
    certainty: 'likely',
    says: `The server does not take the redirect_uri of the token request${sent ? ` (${quoted(sent.value)})` : ''}: ${quoted(words.value)}.`,
    because: 'It compares it as text with that of the authorization request, which this trace does not show.',
    evidence: [
      { what: 'error_description', actual: words.value, where: words.where, seq: words.seq },
      ...(sent ? [{ what: 'redirect_uri', actual: sent.value, where: sent.where, seq: sent.seq }] : []),
    ],
    checkFirst: [
      'Compare it character by character with the redirect_uri that the browser asked with: scheme, host, port, slash at the end.',
      'Take redirect_uri in both requests from one setting, instead of building it from the request that came in.',
    ],
    explains: explainedBy(call),
  });
}
