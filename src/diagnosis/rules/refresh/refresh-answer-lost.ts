import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow } from '../network/answers.ts';
import { firstOfEach, grantRefused, type RefreshUse, refreshHistory, refusedAfter } from './history.ts';

/**
 * Whether a refused refresh repeats one whose answer never reached the app: the server had replaced the token all the same.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 4.14.2](https://www.rfc-editor.org/rfc/rfc9700#section-4.14.2)
 */
export const refreshAnswerLost: Rule = {
  id: 'refresh_answer_lost',
  topic: 'refresh',
  title: 'The answer to a refresh reaches the app',
  spec: rfc(9700, '4.14.2'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const repeats = uses.filter((use) => grantRefused(use.call) && lostBefore(facts, use));
    const silent = uses.filter(
      (use) => grantRefused(use.call) && earlier(facts, use).some(({ call }) => !call.response),
    );
    return [
      ...firstOfEach(repeats).map((use) => verdictOn(facts, use)),
      ...(silent.length > 0
        ? [untold('The answer to an earlier refresh with the same token is not in this trace.')]
        : []),
    ];
  },
};

/** The earlier refresh with the same token whose answer got lost, where the token was not seen to be replaced. */
export function lostBefore(facts: Facts, use: RefreshUse): RefreshUse | undefined {
  if (use.token === undefined || refreshHistory(facts).replacedBy(use.token)) return undefined;
  const before = earlier(facts, use);
  return before.find(
    ({ call }) => call.response && !call.succeeded && gotLost(call.response.failure, call.status),
  );
}

/** A gateway's error, or none that reached the page; the server behind it may have done its work. */
const gotLost = (failure: string | undefined, status: number | undefined): boolean =>
  failure !== undefined || status === 0 || status === 502 || status === 504;

function earlier(facts: Facts, use: RefreshUse): RefreshUse[] {
  const all = refreshHistory(facts).usesOf(use.token ?? '');
  // The first refused one tells; a loop of retries after it adds nothing.
  return all.slice(0, 20).filter(({ at, call }) => at < use.at && call !== use.call);
}

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const history = refreshHistory(facts);
  const lost = lostBefore(facts, use);
  const token = use.token ?? '';
  const how = lost?.call.response?.failure ?? `status ${lost?.call.status ?? 0}`;
  return broken(refreshAnswerLost, {
    certainty: 'likely',
    says: `The app sent the refresh token ${shortened(token)} again after the answer to its first refresh was lost (${how}); the server answered ${errorInWords(use.call)}.`,
    because:
      'The first request probably reached the server, which replaced the token. The new one never arrived, so the app is left with one that no longer counts.',
    evidence: [
      {
        what: 'refresh_token',
        actual: token,
        where: "the repeated refresh request's form",
        seq: use.call.seq,
      },
      ...(lost
        ? [
            {
              what: 'answer',
              expected: 'a token response',
              actual: how,
              where: 'the first refresh with the same token',
              seq: lost.call.response?.seq ?? lost.call.seq,
              ...(lost.attempt !== facts.attempt && { attempt: lost.attempt }),
            },
          ]
        : []),
      errorRow(use.call),
    ],
    checkFirst: [
      "Look up the first request in the server's log: if it issued tokens, rotation had already happened.",
      'Find out why its answer got lost: timeout, proxy, CORS, a page that was closed.',
      'If the server offers a reuse interval for rotation, set it to cover one retry.',
    ],
    explains: [
      ...new Set([
        ...(lost ? answerSeqs(lost.call) : []),
        ...answerSeqs(use.call),
        ...refusedAfter(history, use),
      ]),
    ],
  });
}
