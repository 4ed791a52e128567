import { rfc } from '../../../protocol/spec.ts';
import { broken, held, type Rule, untold } from '../../rule.ts';
import { isPasswordGrant } from '../password/calls.ts';

/**
 * Whether the app takes the person's password.
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.4](https://www.rfc-editor.org/rfc/rfc9700#section-2.4)
 */
export const passwordGrantUsed: Rule = {
  id: 'password_grant_used',
  topic: 'practice',
  title: 'The app does not take passwords',
  spec: rfc(9700, '2.4'),
  check: ({ tokenCalls }) => {
    const call = tokenCalls.find(isPasswordGrant);
    if (call)
      return [
        broken(passwordGrantUsed, {
          weight: 'note',
          says: 'The app takes the password of the user and sends it to the server itself.',
          because:
            'The app and whatever runs in it can read the password, and the server can ask for no second factor. RFC 9700 forbids the grant.',
          evidence: [
            {
              what: 'grant_type',
              expected: 'authorization_code',
              actual: call.grant ?? '',
              where: "the token request's form",
              seq: call.seq,
            },
          ],
          checkFirst: ['Use the code flow with PKCE; for machines, client credentials.'],
        }),
      ];
    if (tokenCalls.length > 0 && tokenCalls.every(({ lacksBody }) => lacksBody))
      return [untold("The token request's body is not in this trace.")];
    return tokenCalls[0] ? [held(tokenCalls[0].seq)] : [];
  },
};
