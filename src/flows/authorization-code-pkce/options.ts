import { rfc } from '../../protocol/spec.ts';
import { mishapOption } from '../kit/mishap.ts';
import { consent, dpop, login, refresh, rotation, session } from '../kit/party-options.ts';
import { audience, loginHint, maxAge, par, prompt, scope } from '../kit/request-options.ts';
import type { Option } from '../option.ts';

const appType = {
  name: 'appType',
  kind: 'choice',
  group: 'app',
  label: 'Kind of app',
  preset: 'spa',
  explain:
    'How the code comes back: to an https page, to a scheme that the app registered with the system, or to a port on the device itself.',
  spec: rfc(8252, '7'),
  values: [
    { value: 'spa', label: 'single-page app' },
    {
      value: 'native scheme',
      label: 'native, myapp://',
      discouraged:
        'Another app can register the same scheme and catch the code; PKCE makes it worthless there. A claimed https link is better.',
    },
    { value: 'native loopback', label: 'native, loopback' },
  ],
} as const satisfies Option;

const challengeMethod = {
  name: 'challengeMethod',
  kind: 'choice',
  group: 'request',
  label: 'PKCE',
  preset: 'S256',
  explain: 'What the authorization request carries of the verifier. This server takes S256 only.',
  spec: rfc(7636, '4.3'),
  values: [
    { value: 'S256', label: 'S256: its hash' },
    {
      value: 'plain',
      label: 'plain: itself',
      discouraged: 'Whoever reads the authorization request has the verifier.',
    },
    {
      value: 'none',
      label: 'no PKCE',
      discouraged: 'Whoever steals the code can redeem it: a public client has no secret.',
    },
  ],
} as const satisfies Option;

/** What a person can set before the walk. */
export const options = [
  ...[appType, dpop],
  ...[scope, audience, challengeMethod, prompt, maxAge, loginHint, par],
  ...[session, login, consent],
  rotation,
  refresh,
  mishapOption([
    'wrong password',
    'unknown user',
    'code expires',
    'access token expires',
    'sign-in needed',
    'old refresh token',
  ]),
] as const;
