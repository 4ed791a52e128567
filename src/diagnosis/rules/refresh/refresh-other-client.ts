import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted, shortened } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { firstOfEach, grantRefused, type RefreshUse, refreshHistory } from './history.ts';

/**
 * Whether a refused refresh token was issued to another client than the one that sends it.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshOtherClient: Rule = {
  id: 'refresh_other_client',
  topic: 'refresh',
  title: 'A refresh token is sent by the client that it was issued to',
  spec: rfc(6749, '6'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const known = uses.filter((use) => clientsOf(facts, use));
    const foreign = known.filter((use) => isForeign(facts, use));
    const own = known.filter((use) => !isForeign(facts, use));
    const silent = foreign.filter(({ call }) => !refused(call) && !call.succeeded && !isAnswered(call));
    return [
      ...firstOfEach(foreign.filter(({ call }) => isAbout(call))).map((use) => verdictOn(facts, use)),
      ...(silent.length > 0 ? [untold(NO_ANSWER)] : []),
      ...(own.length > 0 ? [held(...own.map(({ call }) => call.seq))] : []),
    ];
  },
};

const isAbout = (call: RefreshUse['call']): boolean =>
  grantRefused(call) ||
  (refused(call) && ['invalid_client', 'unauthorized_client'].includes(call.error ?? ''));

/** The client that got the token, and the one that sends it, where both are known. */
function clientsOf(
  facts: Facts,
  use: RefreshUse,
): { readonly issuedTo: string; readonly sentBy: string } | undefined {
  const issuedTo =
    use.token === undefined ? undefined : refreshHistory(facts).issueOf(use.token)?.call.clientId;
  const sentBy = use.call.clientId;
  return issuedTo !== undefined && sentBy !== undefined ? { issuedTo, sentBy } : undefined;
}

/** Whether another client sends a token than the one that got it. */
export function isForeign(facts: Facts, use: RefreshUse): boolean {
  const clients = clientsOf(facts, use);
  return clients !== undefined && clients.issuedTo !== clients.sentBy;
}

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const issue = refreshHistory(facts).issueOf(use.token ?? '');
  const { issuedTo = '', sentBy = '' } = clientsOf(facts, use) ?? {};
  const elsewhere = issue !== undefined && issue.attempt !== facts.attempt;
  return broken(refreshOtherClient, {
    says: `The refresh token ${shortened(use.token ?? '')} was issued to the client ${quoted(issuedTo)}, and ${quoted(sentBy)} sends it; the server answered ${errorInWords(use.call)}.`,
    because:
      'A refresh token is bound to the client that it was issued to. The server must refuse it from any other.',
    evidence: [
      {
        ...{ what: 'client_id', expected: issuedTo, actual: sentBy, where: 'the refresh request' },
        seq: use.call.seq,
        ...(issue && !elsewhere && { expectedSeq: issue.call.seq }),
      },
      ...(issue && elsewhere
        ? [
            {
              what: 'client_id',
              actual: issuedTo,
              where: 'the token request that brought it',
              seq: issue.call.seq,
              attempt: issue.attempt,
            },
          ]
        : []),
      errorRow(use.call),
    ],
    checkFirst: [
      'Refresh with the client id that the login used.',
      'Look for two registrations in one system: web and mobile, old and new, one for each environment.',
      'Check the part that refreshes (a job, a gateway, a worker): it may have its own configuration.',
    ],
    explains: answerSeqs(use.call),
    fault: { message: 'refresh request', field: 'client_id', right: issuedTo, wrong: sentBy },
  });
}
