import { rfc } from '../../../protocol/spec.ts';
import type { DeviceAsk, Facts, TokenCall } from '../../facts/facts.ts';
import { broken, held, type Rule, untold, type Verdict } from '../../rule.ts';
import { quoted } from '../../words.ts';
import { answerSeqs, errorInWords, errorRow } from '../network/answers.ts';
import { DEVICE_GRANT, pollings } from './polls.ts';

/**
 * Whether the server lets the client use the device flow at all: at the device authorization endpoint, or at the first poll.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.2](https://www.rfc-editor.org/rfc/rfc8628#section-3.2)
 */
export const deviceFlowRefused: Rule = {
  id: 'device_flow_refused',
  topic: 'device',
  title: 'The server starts the device flow for this client',
  spec: rfc(8628, '3.2'),
  check: (facts) => [...facts.devices.flatMap((ask) => onAsk(facts, ask)), ...onPolls(facts)],
};

function onAsk(facts: Facts, ask: DeviceAsk): Verdict[] {
  const { response, answer } = ask;
  if (!response) return [untold('The device authorization response is not in this trace.')];
  if (answer.has('device_code')) return [held(ask.seq, response.seq)];
  const error = answer.value('error');
  const { status } = response.message;
  if (error === undefined && response.lacks?.includes('body'))
    return [untold('The body of the device authorization response is not in this trace.')];
  // Which scope is refused, and why, has a rule of its own.
  if (error === undefined || error === 'invalid_scope' || status === 0) return [];
  const again = facts.devices.some((other) => other.seq > ask.seq && other.answer.has('device_code'));
  const more = answer.value('error_description');
  return [
    broken(deviceFlowRefused, {
      weight: again ? 'note' : 'error',
      certainty: 'unknown',
      says: `The server refused the device authorization request with ${error}${more ? ` (${quoted(more)})` : ''}.`,
      because: WHY.get(error) ?? 'What the server knows of this client is not in a trace.',
      evidence: [
        {
          what: 'error',
          actual: more ? `${error}: ${more}` : error,
          where: 'the device authorization response',
          seq: response.seq,
        },
        ...ask.fields.list
          .filter(({ name }) => name === 'client_id' || name === 'scope')
          .map(({ name, value, where, seq }) => ({ what: name, actual: value, where, seq })),
      ],
      checkFirst: [
        FIRST.get(error) ?? "Look up the client's registration at the server.",
        'Check that the request went to the right environment and tenant.',
      ],
      explains: [response.seq],
    }),
  ];
}

const WHY: ReadonlyMap<string, string> = new Map([
  ['invalid_client', 'The server does not know this client_id, or wants the client to authenticate.'],
  ['unauthorized_client', 'The server knows the client and does not let it use the device flow.'],
]);

const FIRST: ReadonlyMap<string, string> = new Map([
  [
    'invalid_client',
    'Compare the client_id with the one registered, and see whether the client is registered as public.',
  ],
  ['unauthorized_client', "Switch on the device code grant in the client's registration."],
]);

function onPolls(facts: Facts): Verdict[] {
  return pollings(facts).flatMap(({ polls }) => {
    const first = polls.find(isRefusedGrant);
    return first ? [onPoll(first, polls.filter(isRefusedGrant))] : [];
  });
}

/** The grant type is spelt right, and the server still does not have it for this client. */
const isRefusedGrant = ({ fields, error }: TokenCall): boolean =>
  fields.value('grant_type') === DEVICE_GRANT &&
  (error === 'unauthorized_client' || error === 'unsupported_grant_type');

const onPoll = (first: TokenCall, all: readonly TokenCall[]): Verdict =>
  broken(deviceFlowRefused, {
    certainty: 'likely',
    says: `The server does not let this client poll for a device code: it answered ${errorInWords(first)}.`,
    because:
      'grant_type is spelt as the specification has it, so the client or the server is not set up for the device flow.',
    evidence: [
      { what: 'grant_type', actual: DEVICE_GRANT, where: "the poll's form", seq: first.seq },
      errorRow(first),
    ],
    checkFirst: [
      "Switch on the device code grant in the client's registration.",
      'Check that the token endpoint belongs to the server that issued the device code.',
    ],
    explains: all.flatMap(answerSeqs),
  });
