import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, shortened } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER } from '../network/answers.ts';
import { firstOfEach, grantRefused, type RefreshUse, refreshHistory, refusedAfter } from './history.ts';

/**
 * Whether a refused refresh sent a token after the answer that replaced it had come.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshTokenReused: Rule = {
  id: 'refresh_token_reused',
  topic: 'refresh',
  title: 'A refresh token is not used again once it was replaced',
  spec: rfc(6749, '6'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const reused = firstOfEach(uses.filter((use) => isReuse(facts, use) && grantRefused(use.call)));
    const current = uses.filter((use) => use.token !== undefined && use.call.succeeded);
    const silent = uses.filter(
      (use) => isReuse(facts, use) && !isAnswered(use.call) && !grantRefused(use.call),
    );
    return [
      ...reused.map((use) => verdictOn(facts, use)),
      ...(current.length > 0 ? [held(...current.map(({ call }) => call.seq))] : []),
      ...(silent.length > 0 ? [untold(NO_ANSWER)] : []),
    ];
  },
};

/** Whether a refresh sent a token whose successor had already come. */
export function isReuse(facts: Facts, use: RefreshUse): boolean {
  if (use.token === undefined) return false;
  const turn = refreshHistory(facts).replacedBy(use.token);
  return turn?.answeredAt !== undefined && turn.call !== use.call && use.at >= turn.answeredAt;
}

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const history = refreshHistory(facts);
  const old = use.token ?? '';
  const turn = history.replacedBy(old);
  const fresh = turn?.call.answer.value('refresh_token') ?? '';
  const late = duration((use.at - (turn?.answeredAt ?? use.at)) / 1000);
  const elsewhere = turn && turn.attempt !== facts.attempt;
  return broken(refreshTokenReused, {
    says: `The app sent the refresh token ${shortened(old)} again, ${late} after the server had replaced it by ${shortened(fresh)}; the server answered ${errorInWords(use.call)}.`,
    because:
      'This server rotates refresh tokens: each works once. A second use looks like a stolen copy, so the server refuses it and often revokes every token that came from the same login.',
    evidence: [
      {
        ...{ what: 'refresh_token', expected: fresh, actual: old, where: "the refresh request's form" },
        seq: use.call.seq,
        ...(turn?.call.response && !elsewhere && { expectedSeq: turn.call.response.seq }),
      },
      ...(turn
        ? [
            {
              what: 'refresh_token',
              actual: fresh,
              where: 'the token response that replaced it',
              seq: turn.call.response?.seq ?? turn.call.seq,
              ...(elsewhere && { attempt: turn.attempt }),
            },
          ]
        : []),
      errorRow(use.call),
    ],
    checkFirst: [
      'Store the refresh_token of every token response, in one write with the access token, before using either.',
      'Look for a second holder of the token: another tab, worker, process or replica that read it before it was replaced.',
      'Let one place refresh, behind a lock, and let the others wait for its result.',
      'After this error, send the user to log in again: no retry can succeed.',
    ],
    isNot:
      'It has not merely expired: the same token had worked, and its successor was already in the answer.',
    specs: [rfc(6749, '6'), rfc(9700, '4.14.2')],
    explains: [...new Set([...answerSeqs(use.call), ...refusedAfter(history, use)])],
    fault: { message: 'refresh request', field: 'refresh_token', right: fresh, wrong: old },
  });
}
