import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { counted } from '../../words.ts';
import { answerSeqs, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { isWaiting, type Polling, pollings } from './polls.ts';

const FINAL: ReadonlySet<string> = new Set([
  'access_denied',
  'authorization_declined',
  'expired_token',
  'code_expired',
]);

/**
 * Whether a device stops polling when it has its answer.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export const devicePollAfterEnd: Rule = {
  id: 'device_poll_after_end',
  topic: 'device',
  title: 'A device stops polling when it has its answer',
  spec: rfc(8628, '3.5'),
  check: (facts) => pollings(facts).flatMap(verdictsOn),
};

function verdictsOn({ polls }: Polling): Verdict[] {
  const end = polls.findIndex((poll) => poll.succeeded || FINAL.has(poll.error ?? ''));
  const final = polls[end];
  if (!final) return polls.some((poll) => !isAnswered(poll) && !refused(poll)) ? [untold(NO_ANSWER)] : [];
  // A poll that left before the answer had come is none that goes on.
  const known = final.response?.at ?? final.event.at;
  const after = polls.slice(end + 1).filter(({ event }) => event.at > known);
  const first = after[0];
  if (!first) return [held(final.seq)];
  if (after.every((poll) => isWaiting(poll))) return [];
  const how = final.succeeded ? 'it had got its tokens' : `the server had answered ${final.error}`;
  return [
    broken(devicePollAfterEnd, {
      // One more poll does no harm; a loop that goes on does.
      weight: after.length > 1 ? 'warning' : 'note',
      says: `The device sent ${counted(after.length, 'more poll')} after ${how}.`,
      because:
        'A device code is used up by its answer. Polls after it can only fail, and look to the server like guessing.',
      evidence: [
        {
          what: final.succeeded ? 'tokens' : 'error',
          actual: final.error ?? 'issued',
          where: 'the final answer',
          seq: final.response?.seq ?? final.seq,
        },
        {
          what: 'poll after the end',
          actual: first.error ?? String(first.status ?? ''),
          where: 'the next poll',
          seq: first.seq,
        },
      ],
      checkFirst: [
        'Stop the timer on tokens and on every error other than authorization_pending and slow_down.',
        'Check that only one poller runs for a device code.',
      ],
      supersedes: ['error_invalid_grant', 'error_other_code'],
      explains: after.filter((poll) => !poll.succeeded).flatMap(answerSeqs),
    }),
  ];
}
