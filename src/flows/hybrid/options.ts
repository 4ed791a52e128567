import { openid } from '../../protocol/spec.ts';
import { mishapOption } from '../kit/mishap.ts';
import {
  clientAuthentication,
  consent,
  dpop,
  login,
  refresh,
  rotation,
  session,
  sessionCookie,
} from '../kit/party-options.ts';
import { audience, loginHint, maxAge, par, prompt, scope } from '../kit/request-options.ts';
import type { Option } from '../option.ts';

const responseType = {
  name: 'responseType',
  kind: 'choice',
  group: 'request',
  label: 'Response type',
  preset: 'code id_token',
  explain: 'What comes back through the browser beside the code: an ID token, an access token, or both.',
  spec: openid('Multiple Response Types', 'oauth-v2-multiple-response-types-1_0', '5', 'Combinations'),
  values: [
    { value: 'code id_token', label: 'code id_token' },
    {
      value: 'code token',
      label: 'code token',
      discouraged:
        'RFC 9700 §2.1.2: an access token should not come through the browser, where others can read it.',
    },
    {
      value: 'code id_token token',
      label: 'code id_token token',
      discouraged:
        'RFC 9700 §2.1.2: an access token should not come through the browser, where others can read it.',
    },
  ],
} as const satisfies Option;

/** What a person can set before the walk. */
export const options = [
  ...[clientAuthentication, dpop, sessionCookie],
  ...[responseType, scope, audience, prompt, maxAge, loginHint, par],
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
