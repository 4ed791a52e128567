import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import {
  answerSeqs,
  errorInWords,
  errorRow,
  isAnswered,
  NO_ANSWER,
  NO_BODY,
  refused,
} from '../network/answers.ts';
import { DEVICE_GRANT, isWaiting, type Polling, pollings } from './polls.ts';

/**
 * Whether the polls name the grant type as RFC 8628 spells it.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.4](https://www.rfc-editor.org/rfc/rfc8628#section-3.4)
 */
export const deviceGrantTypeWrong: Rule = {
  id: 'device_grant_type_wrong',
  topic: 'device',
  title: 'Polls name the grant type of the device flow',
  spec: rfc(8628, '3.4'),
  check: (facts) => pollings(facts).flatMap(verdictsOn),
};

function verdictsOn({ polls }: Polling): Verdict[] {
  if (polls.length === 0) return [];
  if (polls.every(({ lacksBody }) => lacksBody)) return [untold(NO_BODY)];
  const visible = polls.filter(({ lacksBody }) => !lacksBody);
  const wrong = visible.filter(
    (poll) => poll.fields.value('grant_type') !== DEVICE_GRANT && !poll.succeeded && !isWaiting(poll),
  );
  const failed = wrong.filter((poll) => refused(poll) && isAbout(poll.error));
  const first = failed[0];
  if (!first) {
    if (wrong.some((poll) => !isAnswered(poll) && !refused(poll))) return [untold(NO_ANSWER)];
    return visible.slice(0, 1).map(({ seq }) => held(seq));
  }
  const field = first.fields.get('grant_type');
  return [
    broken(deviceGrantTypeWrong, {
      says: `The poll's grant_type is ${field ? quoted(field.value) : 'absent'} and not ${DEVICE_GRANT}; the server answered ${errorInWords(first)}.`,
      because:
        'The server looks up the grant by this exact text. Any other spelling is a grant that it does not have.',
      evidence: [
        {
          what: 'grant_type',
          expected: DEVICE_GRANT,
          actual: field?.value ?? 'not sent',
          where: field?.where ?? "the poll's form",
          seq: first.seq,
        },
        errorRow(first),
      ],
      checkFirst: [`Send grant_type=${DEVICE_GRANT}, form-encoded once.`],
      isNot:
        'This does not show that the device flow is switched off for the client: the server did not recognise the grant.',
      explains: failed.flatMap(answerSeqs),
      fault: {
        message: 'device poll',
        field: 'grant_type',
        right: DEVICE_GRANT,
        ...(field && { wrong: field.value }),
      },
    }),
  ];
}

/** Errors that a wrong grant type brings. */
const isAbout = (error: string | undefined): boolean =>
  error === undefined ||
  ['unsupported_grant_type', 'invalid_request', 'invalid_grant', 'unauthorized_client'].includes(error);
