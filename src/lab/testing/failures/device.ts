import { otherClient } from '../../apps.ts';
import { ana } from '../../demo.ts';
import {
  answer,
  answered,
  edit,
  type FailureCase,
  MINUTE,
  onPage,
  replay,
  set,
  setField,
  setHeader,
  TOKEN,
  tokenStops,
  wait,
} from './case.ts';

const CODES = 'request POST /oauth/device/code';
const here = { in: ['device-authorization'] } as const;
const { first: TOKENS } = tokenStops('device-authorization');
const wrongCode = { user_code: 'BCDF-GHJK' };

/** What is refused of a device, and of the person with the phone. */
export const device: readonly FailureCase[] = [
  {
    ...{ ...here, spec: 'RFC 8628 §3.1', what: 'a device that the server does not know' },
    ...{ state: 'clientUnknown', check: 'client_registered', wire: answered(401, 'invalid_client') },
    moves: [edit(CODES, set('client_id', 'nobody'))],
  },
  {
    ...{ ...here, spec: 'RFC 6749 §5.2', what: 'a client that is not registered for the grant' },
    ...{ state: 'grantRefused', check: 'client_may_use_grant', wire: answered(400, 'unauthorized_client') },
    moves: [edit(CODES, set('client_id', otherClient.client_id))],
  },
  {
    ...{ ...here, spec: 'RFC 6749 §5.2', what: 'an unknown scope' },
    ...{ state: 'scopeUnknown', check: 'scope_known', wire: answered(400, 'invalid_scope') },
    options: { scope: 'openid fly:rockets' },
  },
  {
    ...{ ...here, spec: 'RFC 8707 §2', what: 'an unknown audience' },
    ...{ state: 'audienceUnknown', check: 'audience_known', wire: answered(400, 'invalid_target') },
    options: { audience: 'unknown' },
  },
  {
    ...{ ...here, spec: 'RFC 6749 B', what: 'a body that is no form' },
    ...{ state: 'deviceRequestRefused', check: 'content_is_form', wire: answered(400, 'invalid_request') },
    moves: [edit(CODES, setHeader('content-type', 'application/json'))],
  },
  {
    ...{ ...here, spec: 'RFC 8628 §3.2', what: 'an answer without a user_code' },
    ...{ state: 'deviceCodesUnreadable', check: 'device_codes_returned' },
    moves: [edit('response POST /oauth/device/code', setField('user_code', null))],
  },
  {
    ...{
      ...here,
      spec: 'RFC 8628 §3.2',
      what: 'a page for the user code that anybody can change on its way',
    },
    ...{ state: 'deviceCodesUnreadable', check: 'verification_uri_usable' },
    moves: [edit('response POST /oauth/device/code', setField('verification_uri', 'http://a.example/'))],
  },
  {
    ...{ ...here, spec: 'RFC 8628 §5.1', what: 'five wrong user codes: the sixth is not heard' },
    ...{ state: 'tooManyAttempts', check: 'user_code_guesses_left', wire: onPage(429, 'access_denied') },
    moves: answer('enter_user_code', 'action=continue', ...Array.from({ length: 6 }, () => wrongCode)),
  },
  {
    ...{ ...here, spec: 'RFC 6749 §10.10', what: 'ten wrong passwords: the eleventh is not heard' },
    ...{ state: 'tooManyAttempts', check: 'password_guesses_left', wire: onPage(429, 'access_denied') },
    moves: answer(
      ...(['sign_in', 'action=password'] as const),
      ...Array.from({ length: 11 }, (_, index) => ({ username: ana.username, password: `guess-${index}` })),
    ),
  },
  {
    ...{ ...here, spec: 'RFC 6749 §10.12', what: 'a form on the phone that another site made' },
    ...{ state: 'phoneStopped', check: 'login_csrf_matches', wire: onPage(403, 'invalid_request') },
    moves: [edit('request POST /login', set('csrf', 'guessed'))],
  },
  {
    ...{ ...here, spec: 'RFC 8628 §3.5', what: 'Deny on the phone' },
    ...{ state: 'deviceDenied', check: 'device_not_denied', wire: answered(400, 'access_denied') },
    moves: answer('consent', 'action=deny', {}),
  },
  {
    ...{ ...here, spec: 'RFC 8628 §3.5', what: 'nobody comes: device timeout' },
    ...{ state: 'deviceCodeExpired', check: 'device_code_not_expired', wire: answered(400, 'expired_token') },
    options: { mishap: 'device code expires' },
  },
  {
    ...{ ...here, spec: 'RFC 8628 §3.5', what: 'a person who takes too long over the consent' },
    ...{ state: 'deviceCodeExpired', check: 'device_code_not_expired', wire: answered(400, 'expired_token') },
    moves: [wait('question consent', 11 * MINUTE)],
  },
  {
    ...{ ...here, spec: 'RFC 8628 §3.5', what: 'a device code that somebody used first' },
    ...{ state: 'deviceCodeSpent', check: 'device_code_unspent', wire: answered(400, 'invalid_grant') },
    moves: [replay(TOKENS)],
  },
  {
    ...{ ...here, spec: 'RFC 6749 §5.2', what: 'a device code that was never issued' },
    ...{ state: 'pollRefused', check: 'device_code_known', wire: answered(400, 'invalid_grant') },
    moves: [edit(TOKEN, set('device_code', 'made-up'))],
  },
  {
    ...{ ...here, spec: 'RFC 8628 §3.4', what: "another client's poll" },
    ...{ state: 'pollRefused', check: 'client_may_use_grant', wire: answered(400, 'unauthorized_client') },
    moves: [edit(TOKEN, set('client_id', otherClient.client_id))],
  },
];
