import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Certainty } from '../../finding.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration, shortened } from '../../words.ts';
import {
  answerSeqs,
  description,
  errorInWords,
  errorRow,
  isAnswered,
  NO_ANSWER,
} from '../network/answers.ts';
import { grantRefused, isRecovered, type RefreshUse, refreshHistory } from './history.ts';
import { endingOf } from './refresh-after-revocation.ts';
import { lostBefore } from './refresh-answer-lost.ts';
import { isForeign } from './refresh-other-client.ts';
import { winnerOf } from './refresh-race.ts';
import { isOver } from './refresh-token-expired.ts';
import { isReuse } from './refresh-token-reused.ts';

/**
 * A refused refresh that nothing in the trace explains: the finding says what is ruled out and where to look.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export const refreshTokenUnknown: Rule = {
  id: 'refresh_token_unknown',
  topic: 'refresh',
  title: 'The server accepts the refresh token',
  spec: rfc(6749, '5.2'),
  check: (facts) => {
    const { uses } = refreshHistory(facts);
    const told = new Set<string>();
    return uses.flatMap((use): Verdict[] => {
      if (use.call.succeeded) return [held(use.call.seq)];
      if (!isAnswered(use.call) && !grantRefused(use.call)) return [untold(NO_ANSWER)];
      if (!grantRefused(use.call) || isExplained(facts, use)) return [];
      const token = use.token ?? '';
      // A loop that tries many tokens is one story.
      if (told.has(token) || told.size >= 5) return [];
      told.add(token);
      return [verdictOn(facts, use)];
    });
  },
};

/** Whether another rule of this folder says why it was refused, for this use or for an earlier one of its lineage. */
function isExplained(facts: Facts, use: RefreshUse): boolean {
  const history = refreshHistory(facts);
  if (use.token === undefined)
    return use.call.fields.value('refresh_token') === undefined && !use.call.lacksBody;
  const lineage = history.rootOf(use.token);
  const causes = causesOf(facts);
  const earliest = causes.get(lineage);
  return earliest !== undefined && earliest <= use.at;
}

const causesByFacts = new WeakMap<Facts, Map<string, number>>();

/** When a lineage first failed for a cause that is known. */
function causesOf(facts: Facts): Map<string, number> {
  const known = causesByFacts.get(facts);
  if (known) return known;
  const history = refreshHistory(facts);
  const causes = new Map<string, number>();
  for (const use of history.uses) {
    if (use.token === undefined || !grantRefused(use.call)) continue;
    const root = history.rootOf(use.token);
    if (!causes.has(root) && hasCause(facts, use)) causes.set(root, use.at);
  }
  causesByFacts.set(facts, causes);
  return causes;
}

const hasCause = (facts: Facts, use: RefreshUse): boolean =>
  isReuse(facts, use) ||
  isOver(facts, use) ||
  isForeign(facts, use) ||
  winnerOf(facts, use) !== undefined ||
  endingOf(facts, use) !== undefined ||
  lostBefore(facts, use) !== undefined;

function verdictOn(facts: Facts, use: RefreshUse): Verdict {
  const issue = use.token === undefined ? undefined : refreshHistory(facts).issueOf(use.token);
  const token = use.token === undefined ? 'the refresh token' : `the refresh token ${shortened(use.token)}`;
  const age = issue ? duration((use.at - issue.at) / 1000) : '';
  const hint = hintIn(description(use.call));
  return broken(refreshTokenUnknown, {
    weight: isRecovered(facts, use) ? 'note' : 'error',
    certainty: hint.certainty,
    says: issue
      ? `The server refused ${token}, ${age} after issuing it, with ${errorInWords(use.call)}${hint.says}.`
      : `The server refused ${token}, which this trace did not see issued, with ${errorInWords(use.call)}${hint.says}.`,
    because:
      'invalid_grant covers an expired, a revoked, an already used and a foreign refresh token alike. What the server knows of it is not in a trace.',
    evidence: [
      ...(use.token === undefined
        ? []
        : [
            {
              what: 'refresh_token',
              actual: use.token,
              where: "the refresh request's form",
              seq: use.call.seq,
            },
          ]),
      ...(issue && issue.attempt === facts.attempt
        ? [
            {
              what: 'refresh_token',
              actual: issue.value,
              where: 'the token response that brought it',
              seq: issue.seq,
            },
          ]
        : []),
      errorRow(use.call),
    ],
    checkFirst: issue ? SEEN : UNSEEN,
    ...(issue && {
      isNot: 'The app did not send an older token: it is the latest one that this trace shows.',
    }),
    explains: answerSeqs(use.call),
  });
}

const SEEN = [
  "Look up the token or its session in the server's log: logout elsewhere, password change, an administrator, an idle limit.",
  'Look for a second holder of the same token that refreshed outside this trace.',
  'Send the user to log in again: no retry with this token can succeed.',
];

const UNSEEN = [
  'Check how old the token is, and whether it was used before this trace began: with rotation each works once.',
  'Check that the token comes from this server and environment, and from this client id.',
  "Look up the session in the server's log: logout elsewhere, password change, an idle limit.",
  'Record from the login on, so that the trace shows where the token came from.',
];

/** What some servers add in words; a text that names two causes tells nothing. */
function hintIn(text: string): { readonly certainty: Certainty; readonly says: string } {
  if (/\bor\b|\//i.test(text)) return { certainty: 'unknown', says: '' };
  if (/stale|reuse|already (been )?used|reused/i.test(text))
    return { certainty: 'likely', says: ': by its words the token had been used before' };
  if (/expired|inactivity|not active/i.test(text))
    return { certainty: 'likely', says: ': by its words the token or its session had ended' };
  if (/revoked/i.test(text)) return { certainty: 'likely', says: ': by its words it had been revoked' };
  return { certainty: 'unknown', says: '' };
}
