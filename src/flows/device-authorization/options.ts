import { rfc } from '../../protocol/spec.ts';
import { mishapOption } from '../kit/mishap.ts';
import { consent as anyConsent, dpop, login, refresh, rotation, session } from '../kit/party-options.ts';
import { audience, scope } from '../kit/request-options.ts';
import type { Option } from '../option.ts';

const verificationUri = {
  name: 'verificationUri',
  kind: 'choice',
  group: 'person',
  label: 'How Ana gets to the page',
  preset: 'typed',
  explain:
    'She types the short address and the user code, or scans the QR code, which holds both; then she only compares and confirms.',
  spec: rfc(8628, '3.3.1'),
  values: [
    { value: 'typed', label: 'types address and code' },
    { value: 'scanned', label: 'scans the QR code' },
  ],
} as const satisfies Option;

const polling = {
  name: 'polling',
  kind: 'choice',
  group: 'app',
  label: 'Polling',
  preset: 'as told',
  explain: 'How long the TV waits between two polls. Each slow_down adds 5 seconds for good.',
  spec: rfc(8628, '3.5'),
  values: [
    { value: 'as told', label: 'every interval, as told' },
    {
      value: 'too fast',
      label: 'every 2 s',
      discouraged: 'The server answers slow_down, and the device has to wait longer than before.',
    },
  ],
} as const satisfies Option;

const consent = {
  ...anyConsent,
  explain: 'What Ana answers when nobody else does. A device asks every time: nothing is remembered.',
  values: [
    { value: 'first time', label: 'she allows' },
    { value: 'denied', label: 'she denies' },
  ],
} as const satisfies Option;

/** What a person can set before the walk. */
export const options = [
  ...[polling, dpop],
  ...[scope, audience],
  ...[verificationUri, session, login, consent],
  rotation,
  refresh,
  mishapOption([
    ...(['wrong user code', 'wrong password', 'unknown user', 'device code expires'] as const),
    ...(['access token expires', 'old refresh token'] as const),
  ]),
] as const;
