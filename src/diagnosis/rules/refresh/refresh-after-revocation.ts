import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, shortened } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER } from '../network/answers.ts';
import { firstOfEach, grantRefused, type RefreshUse, refreshHistory, refusedAfter } from './history.ts';

/** What ended a refresh token before it was sent. */
interface Ending {
  readonly by: 'revocation' | 'logout';
  readonly seq: number;
  readonly at: number;
}

/**
 * Whether the app sends a refresh token that it had revoked, or whose session it had ended.
 * @see [RFC 7009 - OAuth 2.0 Token Revocation, section 2](https://www.rfc-editor.org/rfc/rfc7009#section-2)
 */
export const refreshAfterRevocation: Rule = {
  id: 'refresh_after_revocation',
  topic: 'refresh',
  title: 'A revoked refresh token is not used',
  spec: rfc(7009, '2'),
  check: (facts) => {
    if (facts.revocations.length === 0 && facts.logouts.length === 0) return [];
    const { uses } = refreshHistory(facts);
    const ended = uses.filter((use) => endingOf(facts, use));
    const refused = firstOfEach(ended.filter(({ call }) => grantRefused(call)));
    const served = firstOfEach(
      ended.filter((use) => use.call.succeeded && endingOf(facts, use)?.by === 'revocation'),
    );
    const silent = ended.filter(({ call }) => !call.succeeded && !grantRefused(call) && !isAnswered(call));
    const before = uses.filter((use) => use.token !== undefined && !endingOf(facts, use));
    return [
      ...refused.map((use) => refusedUse(facts, use)),
      ...served.map((use) => servedUse(facts, use)),
      ...(silent.length > 0 ? [untold(NO_ANSWER)] : []),
      ...(before.length > 0 ? [held(...before.map(({ call }) => call.seq))] : []),
    ];
  },
};

const ended = new WeakMap<Facts, Map<string, Ending>>();

/** What had ended the token of a refresh when it was sent. */
export function endingOf(facts: Facts, use: RefreshUse): Ending | undefined {
  if (use.token === undefined) return undefined;
  const revoked = revocationsOf(facts).get(use.token);
  if (revoked && revoked.at <= use.at) return revoked;
  const issued = refreshHistory(facts).issueOf(use.token)?.at;
  const logout =
    issued === undefined
      ? undefined
      : facts.logouts.find(({ event }) => event.at > issued && event.at < use.at);
  if (!logout || (logout.response?.message.status ?? 400) >= 400) return undefined;
  return { by: 'logout', seq: logout.seq, at: logout.event.at };
}

/** Revocations that the server confirmed, by their token. */
function revocationsOf(facts: Facts): Map<string, Ending> {
  const known = ended.get(facts);
  if (known) return known;
  const endings = new Map<string, Ending>();
  for (const { seq, fields, response } of facts.revocations) {
    const token = fields.value('token');
    if (token && response?.message.status === 200 && !endings.has(token))
      endings.set(token, { by: 'revocation', seq, at: response.at });
  }
  ended.set(facts, endings);
  return endings;
}

function refusedUse(facts: Facts, use: RefreshUse): Verdict {
  const ending = endingOf(facts, use);
  const after = duration((use.at - (ending?.at ?? use.at)) / 1000);
  const logout = ending?.by === 'logout';
  return broken(refreshAfterRevocation, {
    certainty: logout ? 'likely' : 'proved',
    says: `The app sent the refresh token ${shortened(use.token ?? '')} ${after} after ${logout ? 'it had logged the user out' : 'it had revoked it'}; the server answered ${errorInWords(use.call)}.`,
    because: logout
      ? 'Many servers end the refresh tokens of a session together with the session.'
      : 'A revoked token is refused at once.',
    evidence: [
      {
        what: 'refresh_token',
        actual: use.token ?? '',
        where: "the refresh request's form",
        seq: use.call.seq,
      },
      ...(ending ? [endingRow(use, ending)] : []),
      errorRow(use.call),
    ],
    checkFirst: [
      'Clear the stored refresh token when the app revokes it or logs out, in every tab and worker.',
      'Stop timers and retries that refresh in the background when the app logs out.',
      'Check that no other part of the system revokes the token while this one uses it.',
    ],
    explains: [...new Set([...answerSeqs(use.call), ...refusedAfter(refreshHistory(facts), use)])],
  });
}

function servedUse(facts: Facts, use: RefreshUse): Verdict {
  const ending = endingOf(facts, use);
  return broken(refreshAfterRevocation, {
    weight: 'warning',
    says: `The refresh token ${shortened(use.token ?? '')} still brings tokens after the server confirmed that it is revoked.`,
    because:
      'Whoever holds a copy of the token keeps access, although the app believes that it took it away.',
    evidence: [
      {
        what: 'refresh_token',
        actual: use.token ?? '',
        where: "the refresh request's form",
        seq: use.call.seq,
      },
      ...(ending ? [endingRow(use, ending)] : []),
    ],
    checkFirst: [
      'Check that the revocation request names the right client: servers answer 200 to a token that they do not know as well.',
      'Check whether the server spreads a revocation with delay.',
      'Do not use a token that the app has revoked.',
    ],
    specs: [rfc(7009, '2.1'), rfc(7009, '2.2')],
  });
}

const endingRow = (use: RefreshUse, { by, seq }: Ending) => ({
  what: by === 'logout' ? 'logout' : 'token',
  ...(by === 'revocation' && { actual: use.token ?? '' }),
  where: by === 'logout' ? 'the logout request' : "the revocation request's form",
  seq,
});
