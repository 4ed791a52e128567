import { auth0 } from '../../protocol/spec.ts';
import { mishapOption } from '../kit/mishap.ts';
import {
  clientAuthentication,
  consent,
  dpop,
  login,
  refresh,
  rotation,
  session,
} from '../kit/party-options.ts';
import { audience, loginHint, maxAge, par, prompt, scope } from '../kit/request-options.ts';
import type { Option } from '../option.ts';

const originHeader = {
  name: 'originHeader',
  kind: 'choice',
  group: 'app',
  label: 'Who sends the code exchange',
  preset: 'absent',
  explain:
    'A server sends no Origin header, a browser always does. A confidential app whose exchange carries one gets no refresh token, whatever it asks for.',
  spec: auth0(
    'Authorization Code Flow',
    'get-started/authentication-and-authorization-flow/authorization-code-flow',
  ),
  values: [
    { value: 'absent', label: "the app's server" },
    {
      value: 'present',
      label: 'a browser, with Origin',
      discouraged: 'The client secret would be in the browser, for everybody to read.',
    },
  ],
} as const satisfies Option;

/** What a person can set before the walk. */
export const options = [
  clientAuthentication,
  dpop,
  originHeader,
  ...[scope, audience, prompt, maxAge, loginHint, par],
  ...[session, login, consent],
  rotation,
  refresh,
  mishapOption([
    ...([
      'wrong password',
      'unknown user',
      'code expires',
      'wrong client secret',
      'assertion expires',
    ] as const),
    ...(['access token expires', 'sign-in needed', 'old refresh token'] as const),
  ]),
] as const;
