import { rfc } from '../../../protocol/spec.ts';
import type { TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from './answers.ts';

/**
 * Whether token requests use POST.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.2](https://www.rfc-editor.org/rfc/rfc6749#section-3.2)
 */
export const tokenRequestByGet: Rule = {
  id: 'token_request_by_get',
  topic: 'network and proxies',
  title: 'Token requests use POST',
  spec: rfc(6749, '3.2'),
  check: (facts) => facts.tokenCalls.flatMap(verdictsOn),
};

function verdictsOn(call: TokenCall): Verdict[] {
  const { method } = call.event.message;
  if (call.event.lacks?.includes('message'))
    return [untold('The token request itself is not in this trace.')];
  if (method === 'POST') return [held(call.seq)];
  if (!call.succeeded && !refused(call)) return isAnswered(call) ? [] : [untold(NO_ANSWER)];
  return [
    broken(tokenRequestByGet, {
      // Some servers have always taken them; the secrets in the URL are another matter.
      weight: call.succeeded ? 'note' : 'error',
      says: `The token request uses ${method}${call.succeeded ? ', which this server accepts' : `; the server answered ${errorInWords(call)}`}.`,
      because:
        'A token endpoint takes POST only. With GET the parameters stand in the URL, where logs and histories keep them.',
      evidence: [
        { what: 'method', expected: 'POST', actual: method, where: 'the token request', seq: call.seq },
        ...(refused(call) ? [errorRow(call)] : []),
      ],
      checkFirst: [
        'Send the token request with POST and a form in the body.',
        'If the code says POST, look for a redirect on the way (http to https, a slash at the end): it turns POST into GET.',
      ],
      explains: call.succeeded ? [] : answerSeqs(call),
    }),
  ];
}
