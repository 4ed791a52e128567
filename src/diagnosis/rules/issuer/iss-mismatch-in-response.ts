import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts, Field } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { comparable, takenOut } from '../comparable.ts';
import { isIssuer, issuerDifference, metadataIssuer, tokenIssuer } from './issuer-names.ts';

const rule = {
  id: 'iss_mismatch_in_response',
  topic: 'issuer',
  title: 'The iss of the answer is the server that was asked',
  spec: rfc(9207, '2.4'),
} as const;

/**
 * The answer's `iss` must equal the issuer as text, so that an answer of one server is not taken for another's.
 * @see [RFC 9207 - OAuth 2.0 Authorization Server Issuer Identification, section 2.4](https://www.rfc-editor.org/rfc/rfc9207#section-2.4)
 */
export const issMismatchInResponse: Rule = {
  ...rule,
  check: (facts) => facts.answers.flatMap((answer) => checkAnswer(facts, answer)),
};

function checkAnswer(facts: Facts, answer: AuthorizationAnswer): Verdict[] {
  const actual = answer.fields.get('iss');
  if (!actual) return [];
  if (!comparable(facts, actual)) return [untold(takenOut)];
  const ofToken = tokenIssuer(facts);
  const expected = metadataIssuer(facts);
  // Without metadata an ID token that says the same is enough; one that says another is the business of `issuer_mismatch`.
  if (ofToken && isIssuer(ofToken.value, actual.value)) return [held(ofToken.seq, actual.seq)];
  if (!expected) return [untold("The server's metadata is not in this trace.")];
  if (isIssuer(expected.value, actual.value)) return [held(actual.seq)];
  return [mismatch(facts, answer, expected, actual)];
}

function mismatch(
  facts: Facts,
  answer: AuthorizationAnswer,
  expected: NonNullable<ReturnType<typeof metadataIssuer>>,
  actual: Field,
): Verdict {
  const wentOn = facts.tokenCalls.some(({ succeeded }) => succeeded);
  const difference = issuerDifference(expected.value, actual.value);
  const small = difference.includes('slash') || difference.includes('only');
  const { response } = answer.received ?? {};
  return broken(rule, {
    weight: wentOn ? 'warning' : 'error',
    certainty: expected.seq === undefined ? 'likely' : 'proved',
    says: `The answer says iss ${quoted(actual.value)}, the server's metadata ${quoted(expected.value)}: ${difference}.`,
    because: wentOn
      ? 'The app went on; one that compares, as it must, refuses the answer, since it could come from another server (mix-up).'
      : 'An app that compares the two as text refuses the answer: it could come from another server (mix-up).',
    evidence: [
      {
        ...{ what: 'iss', expected: expected.value, actual: actual.value, where: actual.where },
        seq: actual.seq,
        ...(expected.seq !== undefined && { expectedSeq: expected.seq }),
      },
    ],
    checkFirst: small
      ? [
          'Configure the issuer in the app exactly as the server writes it, with or without the slash at its end.',
          "Look at the server's setting of its own address (behind a proxy it may see http or another host).",
        ]
      : [
          'Look which servers the app is configured for, and whether the answer of one reached the part for the other.',
          'If only one is meant, look what the server behind the login address calls itself.',
        ],
    explains: response && response.message.status >= 400 ? [response.seq] : [],
    fault: { message: 'authorization response', field: 'iss', right: expected.value, wrong: actual.value },
  });
}
