import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts, Field, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { howChanged } from '../changed-text.ts';
import { comparable, takenOut } from '../comparable.ts';
import { codeCalls, everyAttempt } from '../redemption.ts';
import { explainedBy, grantRefused } from '../refusals.ts';
import { answersWithCode } from '../remembered.ts';

const rule = {
  id: 'code_changed',
  topic: 'code',
  title: 'The code is redeemed as it came',
  spec: rfc(6749, '4.1.3'),
} as const;

/**
 * The code in the token request is the code of the answer, character by character: also where `#_=_` or a space hangs on it.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const codeChanged: Rule = {
  ...rule,
  check: (facts) => [
    ...facts.answers.flatMap((answer) => onTheWay(facts, answer)),
    ...codeCalls(facts).flatMap((call) => checkCall(facts, call)),
  ],
};

/** Between the server and the app. */
function onTheWay(facts: Facts, { sent, received }: AuthorizationAnswer): Verdict[] {
  const [expected, actual] = [sent?.fields.get('code'), received?.fields.get('code')];
  if (!expected || !actual || expected.value === actual.value || !comparable(facts, expected, actual))
    return [];
  const call = codeCalls(facts).find(({ fields }) => fields.value('code') === actual.value);
  const failed = received?.response && received.response.message.status >= 400 ? [received.response.seq] : [];
  return [
    changed(expected, actual, {
      ...{ certainty: 'proved', explains: [...failed, ...(call ? explainedBy(call) : [])] },
      ...{ weight: call?.succeeded ? 'note' : 'error', what: 'reached the app' },
    }),
  ];
}

function checkCall(facts: Facts, call: TokenCall): Verdict[] {
  if (call.lacksBody) return [untold("The token request's form is not in this trace.")];
  const actual = call.fields.get('code');
  if (!actual?.value) return [];
  const expected = call.redeems?.fields.get('code');
  if (!expected)
    return call.succeeded ? [] : [untold('The answer that brought the code is not in this trace.')];
  if (!comparable(facts, expected, actual)) return [untold(takenOut)];
  if (expected.value === actual.value) return [held(expected.seq, actual.seq)];
  if (!grantRefused(call) || isKnown(facts, actual.value)) return [];
  const how = howChanged(expected.value, actual.value);
  const certainty = how !== undefined ? 'proved' : 'likely';
  return [
    changed(expected, actual, {
      certainty,
      explains: explainedBy(call),
      weight: 'error',
      what: 'was redeemed',
    }),
  ];
}

/** A code of another answer has not changed. */
const isKnown = (facts: Facts, code: string): boolean =>
  everyAttempt(facts).some((one) => answersWithCode(one, code).length > 0);

interface How {
  readonly certainty: 'proved' | 'likely';
  readonly weight: 'error' | 'note';
  readonly explains: readonly number[];
  readonly what: string;
}

function changed(expected: Field, actual: Field, { what, ...rest }: How): Verdict {
  const how = howChanged(expected.value, actual.value);
  const suffix = how?.includes('#_=_') ?? false;
  return broken(rule, {
    ...rest,
    says: `The code ${shortened(expected.value)} ${what} as ${shortened(actual.value)}${how === undefined ? '' : `: ${how}`}.`,
    because: 'To the server that is a code that it never gave, so it refuses it.',
    evidence: [
      {
        ...{ what: 'code', expected: expected.value, actual: actual.value, where: actual.where },
        ...{ seq: actual.seq, expectedSeq: expected.seq },
      },
    ],
    checkFirst: suffix
      ? ['Read code from the query with a URL parser; #_=_ is the part behind # that some servers add.']
      : [
          'Read code with a URL parser, once, and let the library encode the form, once.',
          'Look for a column, a log or a cookie that cuts long values off: some codes have 1,000 characters and more.',
        ],
    fault: { message: 'token request', field: 'code', right: expected.value, wrong: actual.value },
  });
}
