import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { duration } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { isRetried, isWaiting, lifetimeOf, type Polling, pollings } from './polls.ts';

/**
 * Whether a device code ran out before the person approved.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export const deviceCodeExpired: Rule = {
  id: 'device_code_expired',
  topic: 'device',
  title: 'The user approves before the device code expires',
  spec: rfc(8628, '3.5'),
  check: (facts) => pollings(facts).flatMap((polling) => verdictsOn(facts, polling)),
};

function verdictsOn(facts: Facts, polling: Polling): Verdict[] {
  const expired = polling.polls.find((poll) => saysExpired(poll) || isPast(facts, polling, poll));
  if (expired) return [verdictOn(facts, polling, expired)];
  const last = polling.polls.at(-1);
  if (!last) return [];
  return [isAnswered(last) || refused(last) ? held(last.seq) : untold(NO_ANSWER)];
}

const saysExpired = ({ error }: TokenCall): boolean => error === 'expired_token' || error === 'code_expired';

/** A refusal after the code's lifetime; some servers call it invalid_grant. */
function isPast(facts: Facts, { ask, polls }: Polling, poll: TokenCall): boolean {
  const lifetime = lifetimeOf(ask);
  const from = ask?.response?.at;
  if (lifetime === undefined || from === undefined || facts.lacks('times')) return false;
  if (poll.error !== 'invalid_grant' || polls.some(({ succeeded }) => succeeded)) return false;
  return poll.event.at - from > lifetime * 1000;
}

function verdictOn(facts: Facts, polling: Polling, poll: TokenCall): Verdict {
  const { ask, polls } = polling;
  const lifetime = lifetimeOf(ask);
  const waited = polls.filter(isWaiting).length;
  const from = ask?.response?.at;
  const after = from === undefined ? undefined : duration((poll.event.at - from) / 1000);
  return broken(deviceCodeExpired, {
    weight: isRetried(facts, polling) ? 'note' : 'error',
    says: `Nobody approved before the device code ran out${lifetime === undefined ? '' : ` (expires_in is ${duration(lifetime)})`}; the server answered ${errorInWords(poll)}.`,
    because:
      'A device code lives for expires_in seconds. After that the device has to ask for a new one and show a new user code.',
    evidence: [
      ...(lifetime === undefined || !ask
        ? []
        : [
            {
              ...{ what: 'expires_in', actual: `${lifetime}`, where: 'the device authorization response' },
              seq: ask.response?.seq ?? ask.seq,
            },
          ]),
      {
        what: 'age of the device code',
        ...(lifetime !== undefined && { expected: `less than ${duration(lifetime)}` }),
        actual: after ?? 'unknown',
        where: 'the poll',
        seq: poll.seq,
      },
      errorRow(poll),
    ],
    checkFirst: [
      waited > 0
        ? 'Find out where the user got stuck: user code shown too small, verification page not reached, login failed there.'
        : 'Check when the device began to poll, and whether it kept an old device code.',
      'Let the device ask for a new code by itself when it gets expired_token, and show the new user code.',
      "Compare the code's lifetime with how long people need.",
    ],
    supersedes: ['error_invalid_grant', 'error_other_code'],
    explains: polls.filter((other) => other.seq >= poll.seq && !other.succeeded).flatMap(answerSeqs),
  });
}
