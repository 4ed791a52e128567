import { rfc } from '../../../protocol/spec.ts';
import type { Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { shortened } from '../../words.ts';
import {
  answerSeqs,
  errorInWords,
  errorRow,
  isAnswered,
  isHidden,
  NO_ANSWER,
  NO_BODY,
  REDACTED,
  refused,
} from '../network/answers.ts';
import { isWaiting, type Polling, pollings } from './polls.ts';

/**
 * Whether the polls carry the device code that was issued.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.4](https://www.rfc-editor.org/rfc/rfc8628#section-3.4)
 */
export const deviceCodeChanged: Rule = {
  id: 'device_code_changed',
  topic: 'device',
  title: 'Polls carry the device_code that was issued',
  spec: rfc(8628, '3.4'),
  check: (facts) => pollings(facts).flatMap((polling) => verdictsOn(facts, polling)),
};

function verdictsOn(facts: Facts, { ask, polls }: Polling): Verdict[] {
  if (polls.length === 0) return [];
  const issued = ask?.answer.get('device_code');
  if (!ask || !issued) return [untold('The device authorization response is not in this trace.')];
  if (isHidden(facts, ask.event)) return [untold(REDACTED)];
  if (polls.some(({ lacksBody }) => lacksBody)) return [untold(NO_BODY)];
  const right = polls.filter((poll) => poll.fields.value('device_code') === issued.value);
  const wrong = polls.filter(
    (poll) => poll.fields.value('device_code') !== issued.value && !isWaiting(poll) && !poll.succeeded,
  );
  const first = wrong.find((poll) => refused(poll));
  if (!first)
    return wrong.some((poll) => !isAnswered(poll))
      ? [untold(NO_ANSWER)]
      : right.slice(0, 1).map(({ seq }) => held(seq));
  return [
    verdictOn({ ask, polls }, first, {
      issued: issued.value,
      issuedSeq: issued.seq,
      sure: right.length === 0,
      wrong,
    }),
  ];
}

interface Changed {
  readonly issued: string;
  readonly issuedSeq: number;
  readonly sure: boolean;
  readonly wrong: readonly TokenCall[];
}

function verdictOn({ ask }: Polling, poll: TokenCall, { issued, issuedSeq, sure, wrong }: Changed): Verdict {
  const sent = poll.fields.value('device_code');
  const isUserCode = sent !== undefined && sent === ask?.answer.value('user_code');
  const what =
    sent === undefined
      ? 'no device_code'
      : isUserCode
        ? `the user_code ${sent} as device_code`
        : `the device_code ${shortened(sent)}`;
  return broken(deviceCodeChanged, {
    certainty: sure || isUserCode || sent === undefined ? 'proved' : 'likely',
    says: `The device polls with ${what}, while the server issued ${shortened(issued)}; it answered ${errorInWords(poll)}.`,
    because:
      'The device_code is how the server knows which request is polled for. With another value it finds none.',
    evidence: [
      {
        ...{ what: 'device_code', expected: issued, actual: sent ?? 'not sent', where: "the poll's form" },
        ...{ seq: poll.seq, expectedSeq: issuedSeq },
      },
      errorRow(poll),
    ],
    checkFirst: [
      isUserCode
        ? 'Poll with device_code. user_code is only for the user to type.'
        : 'Send the device_code of the latest device authorization response, unchanged and whole.',
      'Check that it is form-encoded once, and not cut off where it is stored.',
      'Check that a second device authorization does not replace the code that is being polled for.',
    ],
    explains: wrong.flatMap(answerSeqs),
    fault: {
      message: 'device poll',
      field: 'device_code',
      right: issued,
      ...(sent !== undefined && { wrong: sent }),
    },
  });
}
