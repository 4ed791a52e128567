import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { behindReference, noAsk } from '../redemption.ts';
import { isPartlyLost } from '../refusals.ts';

const rule = {
  id: 'state_missing_in_response',
  topic: 'state',
  title: 'The authorization response brings the state back',
  spec: rfc(6749, '4.1.2'),
} as const;

/**
 * A server must return the `state` that it was given, also with an error.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export const stateMissingInResponse: Rule = {
  ...rule,
  check(facts) {
    const asked = facts.asks.some(({ fields, opaque }) => opaque || fields.has('state'));
    if (asked && facts.answers.length === 0)
      return [untold('The authorization response is not in this trace.')];
    return facts.answers.flatMap((answer) => checkAnswer(facts, answer));
  },
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const { ask, fields, sent, received, seq } = answer;
  if (fields.has('state') || fields.has('response')) return [held(seq)];
  if (!ask) return facts.lacks('beginning') ? [untold(noAsk)] : [];
  if (ask.opaque) return [untold(behindReference)];
  const state = ask.fields.get('state');
  if (!state) return [];
  if (isPartlyLost(facts, answer))
    return [untold('The file does not have the whole of the authorization response.')];
  const onTheWay = sent?.fields.has('state') ?? false;
  const failed = received?.response && received.response.message.status >= 400 ? [received.response.seq] : [];
  return [
    broken(rule, {
      says: onTheWay
        ? `The server sent the state back, and it was gone when the answer reached the app (${shortened(state.value)}).`
        : `The authorization response does not bring back the state that was asked with (${shortened(state.value)}).`,
      because:
        'The app cannot tell whether this answer belongs to its own request, so it has to refuse it as a possible forgery.',
      evidence: [
        {
          ...{ what: 'state', expected: state.value, where: 'the authorization response' },
          ...{ seq, expectedSeq: state.seq },
        },
      ],
      checkFirst: onTheWay
        ? [
            "Look at what stands between the server and the app's callback: a proxy, a rewrite rule or a page that builds the URL again and drops parameters.",
          ]
        : [
            'Look at the authorization server: a custom login page or an identity broker that builds the redirect itself has to hand state on.',
            'Compare with a login of another client at the same server.',
          ],
      explains: failed,
    }),
  ];
}
