import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { refreshHistory } from './history.ts';

/**
 * Whether a client that authenticated for its first tokens does so for a refresh.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshWithoutClientAuthentication: Rule = {
  id: 'refresh_without_client_authentication',
  topic: 'refresh',
  title: 'A confidential client authenticates when it refreshes',
  spec: rfc(6749, '6'),
  check: (facts) => {
    const before = firstAuthenticated(facts);
    return refreshHistory(facts).uses.flatMap(({ call }) => verdictsOn(call, before));
  },
};

/** The first successful token request that is no refresh and says who the client is by a secret or an assertion. */
function firstAuthenticated(facts: Facts): TokenCall | undefined {
  return facts.tokenCalls.find(
    (call) => call.succeeded && call.grant !== 'refresh_token' && call.authentication.length > 0,
  );
}

function verdictsOn(call: TokenCall, before: TokenCall | undefined): Verdict[] {
  if (call.authentication.length > 0) return [held(call.seq)];
  if (!before || before.event.at > call.event.at || call.succeeded) return [];
  if (call.lacksAuthorization || call.lacksBody)
    return [
      untold(
        'How the client authenticated is not in this trace: the file leaves out Authorization headers or bodies.',
      ),
    ];
  if (!isAnswered(call) && !refused(call)) return [untold(NO_ANSWER)];
  if (call.error !== 'invalid_client' && !(call.error === undefined && call.status === 401)) return [];
  const method = before.authentication[0]?.method ?? 'client_secret_basic';
  return [
    broken(refreshWithoutClientAuthentication, {
      says: `The refresh request carries no client authentication, while the first token request used ${method}; the server answered ${errorInWords(call)}.`,
      because: 'A client that has credentials must authenticate at every token request, a refresh included.',
      evidence: [
        {
          what: 'client authentication',
          expected: method,
          actual: 'none',
          where: 'the refresh request',
          seq: call.seq,
          expectedSeq: before.seq,
        },
        errorRow(call),
      ],
      checkFirst: [
        `Send the client's credentials with the refresh as with the first token request (${method}).`,
        'Check the code path of the refresh: it is often another library call, with a configuration of its own.',
        'If the browser refreshes by itself, let the server do it: the secret must not reach the browser.',
      ],
      isNot: 'The refresh token is not the problem: the server looks at the client first.',
      specs: [rfc(6749, '6'), rfc(6749, '3.2.1')],
      explains: answerSeqs(call),
      supersedes: ['client_authentication_missing'],
    }),
  ];
}
