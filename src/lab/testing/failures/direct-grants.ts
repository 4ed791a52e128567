import { answered, DIRECT, edit, type FailureCase, replay, set, setHeader, TOKEN, times } from './case.ts';

const PASSWORD = ['resource-owner-password'] as const;
const grantRefused = answered(400, 'invalid_grant');
const requestRefused = answered(400, 'invalid_request');

/** What the token endpoint refuses of a grant that needs no page. */
export const directGrants: readonly FailureCase[] = [
  {
    ...{ in: DIRECT, spec: 'RFC 6749 §5.2', what: 'a grant that the client is not registered for' },
    ...{ state: 'grantRefused', check: 'client_may_use_grant', wire: answered(400, 'unauthorized_client') },
    moves: [edit(TOKEN, set('grant_type', 'authorization_code'))],
  },
  {
    ...{ in: DIRECT, spec: 'RFC 6749 §5.2', what: 'an unknown grant_type' },
    ...{ state: 'exchangeRefused', check: 'grant_type_supported' },
    wire: answered(400, 'unsupported_grant_type'),
    moves: [edit(TOKEN, set('grant_type', 'urn:example:none'))],
  },
  {
    ...{ in: DIRECT, spec: 'RFC 6749 §5.2', what: 'an unknown scope' },
    ...{ state: 'scopeUnknown', check: 'scope_known', wire: answered(400, 'invalid_scope') },
    moves: [edit(TOKEN, set('scope', 'fly:rockets'))],
  },
  {
    ...{ in: DIRECT, spec: 'RFC 8707 §2', what: 'an unknown audience' },
    ...{ state: 'audienceUnknown', check: 'audience_known', wire: answered(400, 'invalid_target') },
    options: { audience: 'unknown' },
  },
  {
    ...{ in: DIRECT, spec: 'RFC 6749 B', what: 'a body that is no form' },
    ...{ state: 'exchangeRefused', check: 'content_is_form', wire: requestRefused },
    moves: [edit(TOKEN, setHeader('content-type', 'application/json'))],
  },
  {
    ...{ in: PASSWORD, spec: 'RFC 6749 §4.3.2', what: 'no password' },
    ...{ state: 'exchangeRefused', check: 'user_credentials_present', wire: requestRefused },
    moves: [edit(TOKEN, set('password', null))],
  },
  {
    ...{ in: PASSWORD, spec: 'RFC 6749 §5.2', what: 'a wrong password' },
    ...{ state: 'passwordWrong', check: 'user_credentials_correct', wire: grantRefused },
    options: { mishap: 'wrong password' },
  },
  {
    ...{ in: PASSWORD, spec: 'RFC 6749 §5.2', what: 'an unknown user' },
    ...{ state: 'passwordWrong', check: 'user_credentials_correct', wire: grantRefused },
    options: { mishap: 'unknown user' },
  },
  {
    ...{ in: PASSWORD, spec: 'RFC 6749 §4.3.2', what: 'ten wrong passwords: the next is not heard' },
    ...{ state: 'tooManyAttempts', check: 'password_guesses_left', wire: answered(429, 'invalid_grant') },
    options: { mishap: 'wrong password' },
    moves: times(10, replay(TOKEN)),
  },
];
