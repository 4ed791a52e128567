import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { isLocked, passwordCalls, succeedsLater } from './calls.ts';

/**
 * Whether the server stopped listening to an account or a client after too many passwords.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.3.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.3.2)
 */
export const passwordLocked: Rule = {
  id: 'password_locked',
  topic: 'password',
  title: 'The server still takes passwords for this account',
  spec: rfc(6749, '4.3.2'),
  check: (facts) => {
    const calls = passwordCalls(facts);
    const first = calls.find(isShut);
    if (first) return [verdictOn(facts, first, calls)];
    return calls
      .slice(-1)
      .map((last) => (isAnswered(last) || refused(last) ? held(last.seq) : untold(NO_ANSWER)));
  },
};

/** Whether an answer says that no password counts at the moment. */
export const isShut = (call: TokenCall): boolean =>
  refused(call) && (isLocked(call) !== undefined || call.status === 429);

function verdictOn(facts: Facts, first: TokenCall, calls: readonly TokenCall[]): Verdict {
  const failed = calls.filter((call) => call.event.at < first.event.at && refused(call));
  const hinted = isLocked(first) === 'hinted' && first.status !== 429;
  return broken(passwordLocked, {
    weight: succeedsLater(facts, first) ? 'note' : 'error',
    certainty: hinted || first.error !== 'too_many_attempts' ? 'likely' : 'proved',
    says: `The server takes no password at the moment: it answered ${errorInWords(first)}${failed.length > 0 ? ` after ${counted(failed.length, 'failed attempt')}` : ''}.`,
    because:
      'Servers shut an account or an address for a while after several wrong passwords. Until then even the right one is refused.',
    evidence: [
      errorRow(first),
      ...failed.slice(-1).map((call) => ({ ...errorRow(call), where: 'the answer before it' })),
    ],
    checkFirst: [
      'Stop retrying: each attempt may prolong the lock.',
      'Unlock the account at the server, or wait; then look at the first failed attempt, not at this one.',
      'Check whether a job or a monitor logs in with an old password.',
    ],
    isNot: 'It does not show whether the password is right.',
    explains: calls.filter((call) => call.seq >= first.seq && refused(call)).flatMap(answerSeqs),
  });
}
