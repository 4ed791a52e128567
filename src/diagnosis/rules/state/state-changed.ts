import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { howChanged } from '../changed-text.ts';
import { comparable, takenOut } from '../comparable.ts';
import { behindReference, everyAttempt, noAsk } from '../redemption.ts';
import { answersTo, asksWith } from '../remembered.ts';
import { isAccepted } from '../response/accepted.ts';

const rule = {
  id: 'state_changed',
  topic: 'state',
  title: 'The state comes back as it was sent',
  spec: rfc(6749, '4.1.2'),
} as const;

/**
 * The answer's `state` must be exactly what the request carried.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export const stateChanged: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const actual = answer.fields.get('state');
  if (!actual) return [];
  if (!answer.ask) return facts.lacks('beginning') || facts.asks.length === 0 ? [untold(noAsk)] : [];
  if (answer.ask.opaque) return [untold(behindReference)];
  const expected = answer.ask.fields.get('state');
  if (!expected) return [];
  if (!comparable(facts, expected, actual)) return [untold(takenOut)];
  const wasSent = answer.sent?.fields.get('state');
  const onTheWay = wasSent !== undefined && wasSent.value !== actual.value;
  if (expected.value === actual.value && !onTheWay) return [held(expected.seq, actual.seq)];
  // Then it has not changed, but belongs elsewhere: `state_of_another_attempt` says so.
  if (ofAnotherAsk(facts, actual.value)) return [];
  const how = howChanged(expected.value, actual.value);
  // Another value altogether, and the app goes on: it knew this one, from a request that the trace does not have.
  if (how === undefined && !onTheWay && !isCertain(facts, answer) && !isRefused(answer))
    return [untold(noAsk)];
  if (how === undefined && !onTheWay && isAccepted(facts, answer)) return [untold(noAsk)];
  return [changed(facts, answer, { expected, actual, how }, wasSent?.value)];
}

/** The app turned it down, or was not seen to take it. */
const isRefused = ({ fields, received }: AuthorizationAnswer): boolean =>
  !fields.has('error') || (received?.response?.message.status ?? 0) >= 400;

const ofAnotherAsk = (facts: Facts, value: string): boolean =>
  everyAttempt(facts).some((one) => asksWith(one, 'state', value).length > 0);

function changed(
  facts: Facts,
  answer: AuthorizationAnswer,
  { expected, actual, how }: { expected: Field; actual: Field; how: string | undefined },
  sent: string | undefined,
): Verdict {
  const byServer = sent === undefined || sent !== expected.value;
  const where =
    sent === undefined
      ? 'at the server or on the way back'
      : byServer
        ? 'at the server: its own answer has the other value'
        : "between the server and the app's callback";
  const { response } = answer.received ?? {};
  return broken(rule, {
    certainty: how !== undefined || isCertain(facts, answer) ? 'proved' : 'likely',
    says:
      `The state came back as ${shortened(actual.value)}, but ${shortened(expected.value)} was sent` +
      `${how === undefined ? '' : `: ${how}`}.`,
    because: `It changed ${where}. The app compares it with the one that it kept, and refuses the answer.`,
    evidence: [
      {
        ...{ what: 'state', expected: expected.value, actual: actual.value, where: actual.where },
        ...{ seq: actual.seq, expectedSeq: expected.seq },
      },
    ],
    checkFirst: howToCheck(how, byServer),
    explains: response && response.message.status >= 400 ? [response.seq] : [],
    fault: { message: 'authorization response', field: 'state', right: expected.value, wrong: actual.value },
  });
}

/**
 * One request, one answer, and nothing left out between them. A text without times holds what somebody picked as one flow; a
 * recording that folds redirects away may have lost the request that was answered.
 */
const isCertain = (facts: Facts, answer: AuthorizationAnswer): boolean =>
  facts.asks.length === 1 &&
  answer.ask !== undefined &&
  answersTo(facts, answer.ask).length === 1 &&
  (!facts.lacks('redirects') || facts.lacks('times')) &&
  !facts.lacks('beginning');

function howToCheck(how: string | undefined, byServer: boolean): readonly string[] {
  if (how === undefined) {
    return [
      'See whether the user had the login open twice (two tabs, the back button, a bookmark): then the answer belongs to another request.',
      'Look whether the app makes a new state when its login page is only loaded again.',
    ];
  }
  return [
    byServer
      ? 'Look at the authorization server, its custom login page or an identity broker: it must return state byte by byte.'
      : "Look at what stands before the app's callback: a proxy, a rewrite rule, a link scanner.",
    'Use a state of letters, digits, - and _ only, and keep longer data in the app under that key.',
  ];
}
