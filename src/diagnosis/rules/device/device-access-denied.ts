import { rfc } from '../../../protocol/spec.ts';
import type { Facts } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import {
  answerSeqs,
  description,
  errorInWords,
  errorRow,
  isAnswered,
  NO_ANSWER,
  refused,
} from '../network/answers.ts';
import { isRetried, type Polling, pollings } from './polls.ts';

const DENIED: ReadonlySet<string> = new Set(['access_denied', 'authorization_declined']);

/**
 * Whether the person at the verification page, or a policy, refused the device.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.5](https://www.rfc-editor.org/rfc/rfc8628#section-3.5)
 */
export const deviceAccessDenied: Rule = {
  id: 'device_access_denied',
  topic: 'device',
  title: 'The user allows the device',
  spec: rfc(8628, '3.5'),
  check: (facts) => pollings(facts).flatMap((polling) => verdictsOn(facts, polling)),
};

function verdictsOn(facts: Facts, polling: Polling): Verdict[] {
  const { polls } = polling;
  const denied = polls.find(({ error }) => DENIED.has(error ?? ''));
  if (!denied) {
    const last = polls.at(-1);
    if (last?.succeeded) return [held(last.seq)];
    return last && !isAnswered(last) && !refused(last) ? [untold(NO_ANSWER)] : [];
  }
  return [
    broken(deviceAccessDenied, {
      weight: isRetried(facts, polling) ? 'note' : 'error',
      says: `The request of the device was denied: ${errorInWords(denied)}.`,
      because:
        'The user who entered the user code chose not to allow it, or a policy of the server refused them. The device cannot tell the two apart.',
      evidence: [errorRow(denied)],
      checkFirst: [
        'Ask the user whether they pressed Cancel or Deny at the verification page.',
        ...(description(denied) === ''
          ? []
          : ["Read the server's own words above: they may name the policy."]),
        "Look up the login in the server's log: a policy (group, location, terms) may have refused it.",
        'Let the device show that it was refused, and offer to begin again.',
      ],
      isNot: 'The device sent nothing wrong: its polls were accepted until the answer was there.',
      supersedes: ['error_access_denied'],
      explains: polls.filter((poll) => poll.seq >= denied.seq && !poll.succeeded).flatMap(answerSeqs),
    }),
  ];
}
