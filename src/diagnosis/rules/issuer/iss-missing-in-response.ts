import { rfc } from '../../../protocol/spec.ts';
import type { AuthorizationAnswer, Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { isPartlyLost } from '../refusals.ts';
import { ownMetadataSeq } from '../remembered.ts';

const rule = {
  id: 'iss_missing_in_response',
  topic: 'issuer',
  title: 'A server that promises iss in its answers puts it there',
  spec: rfc(9207, '2.4'),
} as const;

/**
 * Where the metadata promise `iss`, an answer without it must be refused, unless it carries the issuer in a token.
 * @see [RFC 9207 - OAuth 2.0 Authorization Server Issuer Identification, section 2.4](https://www.rfc-editor.org/rfc/rfc9207#section-2.4)
 */
export const issMissingInResponse: Rule = {
  ...rule,
  check(facts) {
    const { metadata, answers } = facts;
    if (metadata?.members['authorization_response_iss_parameter_supported'] !== true) return [];
    if (answers.length === 0) return [untold('The authorization response is not in this trace.')];
    return answers.flatMap((answer) => checkAnswer(facts, answer, metadata));
  },
};

function checkAnswer(
  facts: Facts,
  answer: AuthorizationAnswer,
  { issuer }: NonNullable<Facts['metadata']>,
): Verdict[] {
  const { fields, seq, received } = answer;
  const place = ownMetadataSeq(facts);
  // A signed answer and an ID token name the issuer themselves.
  if (['iss', 'response', 'id_token'].some((name) => fields.has(name))) return [held(seq)];
  if (isPartlyLost(facts, answer))
    return [untold('The file does not have the whole of the authorization response.')];
  const wentOn = facts.tokenCalls.some(({ succeeded }) => succeeded);
  const refuses = fields.has('error');
  const failed = received?.response && received.response.message.status >= 400 ? [received.response.seq] : [];
  return [
    broken(rule, {
      weight: refuses ? 'note' : wentOn ? 'warning' : 'error',
      certainty: place === undefined ? 'likely' : 'proved',
      says: `The server's metadata promises iss in each answer${issuer === undefined ? '' : ` (${quoted(issuer)})`}, and this one has none.`,
      because:
        'An app that goes by the metadata must refuse the answer: somebody may have taken iss away to pass one server off as another.',
      evidence: [
        {
          ...{ what: 'iss', where: 'the authorization response', seq },
          ...(issuer !== undefined && { expected: issuer }),
          ...(place !== undefined && { expectedSeq: place }),
        },
      ],
      checkFirst: [
        'Look whether the answer comes from the server itself: an older version of it, a login page or a broker before it leaves iss out.',
        'Look at what stands between: a proxy or a page that builds the address again.',
      ],
      explains: refuses ? [] : failed,
      specs: [rule.spec, rfc(9207, '3')],
      fault: {
        message: 'authorization response',
        field: 'iss',
        ...(issuer !== undefined && { right: issuer }),
      },
    }),
  ];
}
