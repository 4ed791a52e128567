import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, shortened } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow } from '../network/answers.ts';
import { firstOfEach, grantRefused, type RefreshUse, refreshHistory, refusedAfter } from './history.ts';

/**
 * Whether two refreshes with one token were on their way at the same time, and a server that rotates refused one.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.14.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2)
 */
export const refreshRace: Rule = {
  id: 'refresh_race',
  topic: 'refresh',
  title: 'Only one refresh is under way with a token',
  spec: rfc(9700, '4.14.2'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const lost = firstOfEach(uses.filter((use) => grantRefused(use.call) && winnerOf(facts, use)));
    if (lost.length > 0) return lost.map((use) => verdictOn(facts, use));
    if (uses.length < 2) return [];
    if (facts.lacks('times'))
      return [untold('This trace has no times, so nobody can see which refreshes overlapped.')];
    return [held(...uses.map(({ call }) => call.seq))];
  },
};

/** The refresh with the same token that was under way at the same time and got another token. */
export function winnerOf(facts: Facts, use: RefreshUse): RefreshUse | undefined {
  if (use.token === undefined || facts.lacks('times') || lacksTime(use)) return undefined;
  const turn = refreshHistory(facts).replacedBy(use.token);
  if (!turn || turn.call === use.call || lacksTime(turn) || turn.answeredAt === undefined) return undefined;
  const overlaps = use.at < turn.answeredAt && (use.answeredAt ?? use.at) > turn.at;
  return overlaps ? turn : undefined;
}

const lacksTime = ({ call }: RefreshUse): boolean => call.event.lacks?.includes('time') === true;

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const history = refreshHistory(facts);
  const winner = winnerOf(facts, use);
  const token = use.token ?? '';
  const apart = duration(Math.abs(use.at - (winner?.at ?? use.at)) / 1000);
  return broken(refreshRace, {
    says: `Two refreshes sent the same refresh token ${shortened(token)} ${apart} apart, the second before the first was answered; one got new tokens, the other ${errorInWords(use.call)}.`,
    because:
      'The server replaces a refresh token when it is used. Whoever comes second sends one that no longer counts, which looks like theft: many servers then revoke the whole login.',
    evidence: [
      {
        what: 'refresh_token',
        actual: token,
        where: "the refused refresh request's form",
        seq: use.call.seq,
      },
      ...(winner
        ? [
            {
              what: 'refresh_token',
              actual: token,
              where: "the other refresh request's form",
              seq: winner.call.seq,
              ...(winner.attempt !== facts.attempt && { attempt: winner.attempt }),
            },
          ]
        : []),
      errorRow(use.call),
    ],
    checkFirst: [
      'Let one place refresh: share a running refresh between requests that wait for it (one promise, or a Web Lock across tabs).',
      'Look for what fires twice: two tabs, two components, a retry on 401 in parallel requests, two replicas with one session.',
      'If the server offers a reuse interval or grace period for rotation, set it to a few seconds.',
    ],
    isNot: 'The refresh token was neither expired nor wrong: the other request with it succeeded.',
    explains: [...new Set([...answerSeqs(use.call), ...refusedAfter(history, use)])],
  });
}
