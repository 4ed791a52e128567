import { decodeJwt } from '../../../protocol/jwt.ts';
import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Evidence } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { dateTime, duration, shortened } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER } from '../network/answers.ts';
import {
  firstOfEach,
  grantRefused,
  isRecovered,
  type RefreshUse,
  refreshHistory,
  refusedAfter,
} from './history.ts';

/** When a refresh token ends, and what says so. */
interface Lifetime {
  /** Milliseconds since 1970, by the recorder's clock. */
  readonly until: number;
  /** Both ends are of one clock, so that it need not be right. */
  readonly measured: boolean;
  readonly row: Evidence;
}

/**
 * Whether a refused refresh token was past the lifetime that the server itself had told.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export const refreshTokenExpired: Rule = {
  id: 'refresh_token_expired',
  topic: 'refresh',
  title: 'A refresh token is used before it expires',
  spec: rfc(6749, '5.2'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const dated = uses.filter((use) => lifetimeOf(facts, use));
    const over = dated.filter((use) => isOver(facts, use));
    const silent = over.filter(({ call }) => !isAnswered(call) && !grantRefused(call));
    const good = dated.filter((use) => !isOver(facts, use));
    return [
      ...firstOfEach(over.filter(({ call }) => grantRefused(call))).map((use) => verdictOn(facts, use)),
      ...(silent.length > 0 ? [untold(NO_ANSWER)] : []),
      ...(good.length > 0 ? [held(...good.map(({ call }) => call.seq))] : []),
    ];
  },
};

/** Whether the token's told lifetime was over when it was sent. */
export function isOver(facts: Facts, use: RefreshUse): boolean {
  const lifetime = lifetimeOf(facts, use);
  return lifetime !== undefined && use.at > lifetime.until;
}

function lifetimeOf(facts: Facts, use: RefreshUse): Lifetime | undefined {
  if (use.token === undefined || facts.lacks('times')) return undefined;
  return byAnswer(facts, use.token) ?? byClaims(facts, use);
}

/** Members that several servers send beside a refresh token; no specification has them. */
const MEMBERS = ['refresh_token_expires_in', 'refresh_expires_in'];

function byAnswer(facts: Facts, token: string): Lifetime | undefined {
  const history = refreshHistory(facts);
  const issue = history.issueOf(token);
  const member = MEMBERS.map((name) => issue?.call.answer.get(name)).find((field) => field !== undefined);
  const seconds = Number(member?.value);
  // Zero stands for no end.
  if (!issue || !member || !Number.isFinite(seconds) || seconds <= 0) return undefined;
  const from = history.lastBrought(token) ?? issue.at;
  return {
    until: from + seconds * 1000,
    measured: true,
    row: {
      what: member.name,
      actual: member.value,
      where: 'the token response that brought it',
      seq: issue.seq,
      ...(issue.attempt !== facts.attempt && { attempt: issue.attempt }),
    },
  };
}

/** How far a clock may be off before `exp` alone says nothing. */
const TOLERANCE = 5 * 60_000;

function byClaims(facts: Facts, use: RefreshUse): Lifetime | undefined {
  const exp = decodeJwt(use.token ?? '')?.claims.exp;
  if (typeof exp !== 'number' || exp <= 0) return undefined;
  const ahead = facts.clockAhead('authorization-server');
  return {
    until: exp * 1000 - (ahead ?? 0) * 1000 + (ahead === undefined ? TOLERANCE : 1000),
    measured: ahead !== undefined,
    row: {
      what: 'exp',
      actual: `${exp} (${dateTime(exp * 1000)})`,
      where: "the refresh token's claim",
      seq: use.call.seq,
    },
  };
}

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const lifetime = lifetimeOf(facts, use);
  const late = duration((use.at - (lifetime?.until ?? use.at)) / 1000);
  return broken(refreshTokenExpired, {
    weight: isRecovered(facts, use) ? 'note' : 'error',
    certainty: lifetime?.measured ? 'proved' : 'likely',
    says: `The refresh token ${shortened(use.token ?? '')} had expired ${late} before the app sent it; the server answered ${errorInWords(use.call)}.`,
    because: 'A refresh token has a lifetime too. When it is over, only a new login brings tokens.',
    evidence: [
      ...(lifetime ? [lifetime.row] : []),
      {
        what: 'sent at',
        expected: lifetime ? `before ${dateTime(lifetime.until)}` : 'before it expires',
        actual: dateTime(use.at),
        where: 'the refresh request',
        seq: use.call.seq,
      },
      errorRow(use.call),
    ],
    checkFirst: [
      'Send the user to log in again when a refresh answers invalid_grant.',
      "Compare the refresh token's lifetime and the session's idle limit at the server with how long people stay away.",
      'Refresh before it expires, while the app is in use.',
    ],
    explains: [...new Set([...answerSeqs(use.call), ...refusedAfter(refreshHistory(facts), use)])],
  });
}
