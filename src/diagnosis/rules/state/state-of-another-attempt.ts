import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { behindReference } from '../redemption.ts';

const rule = {
  id: 'state_of_another_attempt',
  topic: 'state',
  title: 'The state in the answer belongs to this attempt',
  spec: rfc(9700, '4.7'),
} as const;

/**
 * An answer to one attempt must not be taken for the answer to another.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.7](https://www.rfc-editor.org/rfc/rfc9700#section-4.7)
 */
export const stateOfAnotherAttempt: Rule = {
  ...rule,
  check: (facts) =>
    facts.others.length === 0 ? [] : facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const actual = answer.fields.get('state');
  if (!actual || !answer.ask) return [];
  if (answer.ask.opaque) return [untold(behindReference)];
  const expected = answer.sent?.fields.get('state') ?? answer.ask.fields.get('state');
  if (!expected) return [];
  if (!comparable(facts, expected, actual)) return [untold(takenOut)];
  if (expected.value === actual.value) return [held(actual.seq)];
  const owner = facts.others.find(({ asks }) =>
    asks.some(({ fields }) => fields.value('state') === actual.value),
  );
  if (!owner) return [];
  const { response } = answer.received ?? {};
  return [
    broken(rule, {
      says: `The answer carries the state of another attempt (${shortened(actual.value)}), not of this one (${shortened(expected.value)}).`,
      because:
        'Two logins were under way at once, or somebody put the answer to one into the other. An app that compares state refuses it.',
      evidence: [
        {
          ...{ what: 'state', expected: expected.value, actual: actual.value, where: actual.where },
          ...{ seq: actual.seq, expectedSeq: expected.seq },
        },
        {
          ...{ what: 'state', actual: actual.value, where: 'the authorization request of the other attempt' },
          ...{ seq: owner.asks.find(({ fields }) => fields.value('state') === actual.value)?.seq ?? 0 },
          attempt: owner.attempt,
        },
      ],
      checkFirst: [
        'Look whether the app keeps one state for the whole browser session, so that a second tab writes over that of the first; keep one for each attempt.',
        'See how the user came to the callback: an old tab, the back button, a link that somebody sent.',
      ],
      explains: response && response.message.status >= 400 ? [response.seq] : [],
    }),
  ];
}
