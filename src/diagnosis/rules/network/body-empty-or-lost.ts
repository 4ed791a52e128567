import { header } from '../../../protocol/http.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, NO_BODY, refused } from './answers.ts';

/**
 * Whether a token request carries anything at all.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2)
 */
export const bodyEmptyOrLost: Rule = {
  id: 'body_empty_or_lost',
  topic: 'network and proxies',
  title: 'Token requests carry their parameters',
  spec: rfc(6749, '3.2'),
  check: (facts) => facts.tokenCalls.flatMap((call) => verdictsOn(facts, call)),
};

function verdictsOn(facts: Facts, call: TokenCall): Verdict[] {
  const { message } = call.event;
  if (message.method !== 'POST') return [];
  if (call.lacksBody) return [untold(NO_BODY)];
  if (call.fields.list.length > 0) return [held(call.seq)];
  if ((message.body ?? '').trim() !== '') return [];
  const length = header(message, 'content-length');
  if (length !== undefined && Number(length) > 0) return [untold(NO_BODY)];
  if (call.succeeded) return [];
  if (!refused(call)) return isAnswered(call) ? [] : [untold(NO_ANSWER)];
  const before = facts.tokenCalls.findLast(({ seq }) => seq < call.seq);
  const redirected =
    before?.response !== undefined &&
    before.response.message.status >= 300 &&
    before.response.message.status < 400;
  return [
    broken(bodyEmptyOrLost, {
      certainty: length === '0' ? 'proved' : 'likely',
      says: `The token request has an empty body; the server answered ${errorInWords(call)}.`,
      because: 'Without grant_type and the rest the server does not know what is asked for.',
      evidence: [
        {
          what: 'body',
          expected: 'grant_type and more',
          actual: 'empty',
          where: 'the token request',
          seq: call.seq,
        },
        ...(length === undefined
          ? []
          : [{ what: 'Content-Length', actual: length, where: 'the token request', seq: call.seq }]),
        errorRow(call),
      ],
      checkFirst: [
        ...(redirected
          ? ['Call the address that the redirect before it leads to: following it lost the body.']
          : []),
        'Check what goes out at the client: a body that was read once already, an option under a wrong name (data, form, body).',
        'Check whether a proxy, a gateway or a logging filter reads the body and does not pass it on.',
      ],
      explains: answerSeqs(call),
    }),
  ];
}
