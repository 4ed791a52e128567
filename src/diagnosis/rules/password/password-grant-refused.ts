import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { passwordCalls, succeedsLater } from './calls.ts';

const REFUSALS: ReadonlySet<string> = new Set(['unauthorized_client', 'unsupported_grant_type']);

/**
 * Whether the server lets this client use the password grant.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export const passwordGrantRefused: Rule = {
  id: 'password_grant_refused',
  topic: 'password',
  title: 'The client may use the password grant',
  spec: rfc(6749, '5.2'),
  check: (facts) => {
    const calls = passwordCalls(facts);
    const first = calls.find(({ error }) => REFUSALS.has(error ?? ''));
    if (first) return [verdictOn(facts, first, calls)];
    return calls
      .slice(-1)
      .map((call) => (isAnswered(call) || refused(call) ? held(call.seq) : untold(NO_ANSWER)));
  },
};

function verdictOn(facts: Facts, call: TokenCall, calls: readonly TokenCall[]): Verdict {
  const client = call.clientId;
  return broken(passwordGrantRefused, {
    weight: succeedsLater(facts, call) ? 'note' : 'error',
    certainty: 'likely',
    says: `The server does not let ${client === undefined ? 'this client' : `the client ${quoted(client)}`} use the password grant: it answered ${errorInWords(call)}.`,
    because:
      'The grant has to be switched on for each client, and many servers no longer have it: RFC 9700 forbids it and OAuth 2.1 leaves it out.',
    evidence: [
      { what: 'grant_type', actual: call.grant ?? '', where: "the token request's form", seq: call.seq },
      errorRow(call),
    ],
    checkFirst: [
      'Move to the authorization code flow with PKCE, or to client credentials where no person is involved.',
      "If the grant must stay for now, switch it on in the client's registration (at some servers: direct access grants).",
      'Check that the client_id is the one that has the grant.',
    ],
    isNot: 'The password is not the problem: the server did not check it.',
    specs: [rfc(6749, '5.2'), rfc(9700, '2.4')],
    explains: calls.filter(({ error }) => error === call.error).flatMap(answerSeqs),
  });
}
