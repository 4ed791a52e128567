import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow, isAnswered, NO_ANSWER, refused } from '../network/answers.ts';
import { isWaiting, type Polling, pollings } from './polls.ts';

/**
 * Whether the client that polls is the one that asked for the device code.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.4](https://www.rfc-editor.org/rfc/rfc8628#section-3.4)
 */
export const deviceOtherClient: Rule = {
  id: 'device_other_client',
  topic: 'device',
  title: 'The client that polls is the one that asked',
  spec: rfc(8628, '3.4'),
  check: (facts) => pollings(facts).flatMap(verdictsOn),
};

function verdictsOn({ ask, polls }: Polling): Verdict[] {
  const asked = ask?.fields.get('client_id');
  const named = polls.filter(({ clientId }) => clientId !== undefined);
  if (named.length === 0) return [];
  if (!asked) return [untold('The device authorization request is not in this trace.')];
  const foreign = named.filter(({ clientId }) => clientId !== asked.value);
  if (foreign.length === 0) return [held(asked.seq, named[0]?.seq ?? asked.seq)];
  const failed = foreign.filter((poll) => refused(poll) && !isWaiting(poll));
  const first = failed[0];
  if (!first) return foreign.some((poll) => !isAnswered(poll)) ? [untold(NO_ANSWER)] : [];
  const sent = first.clientId ?? '';
  return [
    broken(deviceOtherClient, {
      says: `The client ${quoted(asked.value)} asked for the device code, and ${quoted(sent)} polls with it; the server answered ${errorInWords(first)}.`,
      because: 'A device code is bound to the client that asked for it.',
      evidence: [
        {
          ...{ what: 'client_id', expected: asked.value, actual: sent, where: 'the poll' },
          ...{ seq: first.seq, expectedSeq: asked.seq },
        },
        errorRow(first),
      ],
      checkFirst: [
        'Use one client id for the device authorization request and for the polls.',
        'Look for two configurations: one of the device, another of a service that polls for it.',
      ],
      explains: failed.flatMap(answerSeqs),
      fault: { message: 'device poll', field: 'client_id', right: asked.value, wrong: sent },
    }),
  ];
}
