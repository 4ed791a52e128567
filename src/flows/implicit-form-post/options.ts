import { mishapOption } from '../kit/mishap.ts';
import { consent, login, session, sessionCookie } from '../kit/party-options.ts';
import { scope as anyScope, loginHint, maxAge, par, prompt } from '../kit/request-options.ts';
import type { Option } from '../option.ts';

const scope = {
  ...anyScope,
  explain: 'What the app wants to know of the user. There is no access token here, so no API can be opened.',
  preset: 'openid profile email',
  suggestions: [
    { value: 'openid profile email', label: 'name and email' },
    { value: 'openid', label: 'only who it is' },
    {
      value: 'profile',
      label: 'without openid',
      discouraged: 'Without openid there is no ID token to ask for.',
    },
    {
      value: 'openid fly:rockets',
      label: 'an unknown scope',
      discouraged: 'The server refuses it with invalid_scope.',
    },
  ],
} as const satisfies Option;

/** What a person can set before the walk. */
export const options = [
  sessionCookie,
  ...[scope, prompt, maxAge, loginHint, par],
  ...[session, login, consent],
  mishapOption(['wrong password', 'unknown user', 'sign-in needed']),
] as const;
