import { rfc } from '../../../protocol/spec.ts';
import type { Rule } from '../../rule.ts';
import { errorRule } from './error-rule.ts';
import { familyOf } from './family-of.ts';

const CODE_CHECKS = [
  'Check whether the code was redeemed before: a second tab, a retry, a reload of the callback, two instances of the app.',
  'Compare the time between the redirect to the app and the token request with the lifetime of a code at this server.',
  'Compare redirect_uri, client_id and code_verifier of the token request with those of the authorization request.',
] as const;

const CHECKS: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ['authorization_code', CODE_CHECKS],
  [
    'refresh_token',
    [
      'Check whether the refresh token was used before, by another tab or instance: with rotation each works once.',
      "Check whether it was revoked: a password change, a logout, an administrator, the server's limit of tokens for a user.",
      'Compare its age, and the time since its last use, with the lifetimes that the server has set.',
    ],
  ],
  [
    'password',
    [
      'Check the user name and the password, and whether the account is locked, unconfirmed or bound to another login.',
      'Check whether the user must use a second factor: this grant has no place for it.',
    ],
  ],
]);

/** The token endpoint takes the code, refresh token or password. */
export const errorInvalidGrant: Rule = errorRule({
  id: 'error_invalid_grant',
  title: 'The token endpoint takes the grant',
  spec: rfc(6749, '5.2'),
  matches: (error) => familyOf(error) === 'invalid_grant',
  because:
    'invalid_grant says that the code, refresh token, assertion or password is wrong, expired, used or revoked, or belongs to another client or redirect_uri. Which of these, the answer does not say.',
  // A session that ends and a login that follows are daily life; so is a password typed wrongly.
  forgiven: ({ call }) => call?.grant === 'refresh_token' || call?.grant === 'password',
  checkFirst: ({ call }) => CHECKS.get(call?.grant ?? '') ?? CODE_CHECKS,
});
