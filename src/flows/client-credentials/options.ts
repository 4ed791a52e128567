import { mishapOption } from '../kit/mishap.ts';
import { clientAuthentication, dpop } from '../kit/party-options.ts';
import { scope as anyScope, audience } from '../kit/request-options.ts';
import type { Option } from '../option.ts';

const scope = {
  ...anyScope,
  explain:
    'What the app asks for, with spaces between. Left out, the server gives all that it may have; there is no user, so nothing of OpenID Connect.',
  preset: 'read:orders',
  suggestions: [
    { value: 'read:orders', label: 'read:orders' },
    { value: '', label: 'left out' },
    { value: 'read:orders write:orders', label: 'read and write' },
    {
      value: 'write:orders',
      label: 'no read:orders',
      discouraged: 'The API answers 403 insufficient_scope.',
    },
    {
      value: 'fly:rockets',
      label: 'an unknown scope',
      discouraged: 'The server refuses it with invalid_scope.',
    },
    { value: 'openid', label: 'openid', discouraged: 'There is no user whose ID token it could be.' },
  ],
} as const satisfies Option;

/** What a person can set before the walk. */
export const options = [
  ...[clientAuthentication, dpop],
  ...[scope, audience],
  mishapOption(['wrong client secret', 'assertion expires', 'access token expires']),
] as const;
