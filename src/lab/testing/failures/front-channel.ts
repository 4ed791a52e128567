import { ana } from '../../demo.ts';
import {
  AUTHORIZE,
  answer,
  answered,
  BROWSER_FLOWS,
  edit,
  type FailureCase,
  FORM_POST,
  MINUTE,
  onPage,
  PAR,
  replay,
  responseTo,
  set,
  setField,
  toApp,
  WEB_APPS,
  wait,
} from './case.ts';

const PKCE = ['authorization-code-pkce'] as const;
const everywhere = { in: BROWSER_FLOWS };
const evil = 'https://evil.example/callback';

/** What the authorization server refuses before the app has anything. */
export const frontChannel: readonly FailureCase[] = [
  // An error page, because nobody knows yet whom a redirect would reach.
  {
    ...{ ...everywhere, spec: 'RFC 6749 §3.1.2.4', what: 'a redirect_uri that is not registered' },
    ...{ state: 'redirectUriUnregistered', check: 'redirect_uri_registered' },
    wire: onPage(400, 'invalid_request'),
    moves: [edit(AUTHORIZE, set('redirect_uri', evil))],
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §4.1.2.1', what: 'an unknown client_id' },
    ...{ state: 'clientUnknown', check: 'client_registered', wire: onPage(400, 'invalid_client') },
    moves: [edit(AUTHORIZE, set('client_id', 'nobody'))],
  },
  {
    ...{ ...everywhere, spec: 'RFC 9126 §2.2', what: 'a request_uri that is older than its minute' },
    ...{ state: 'requestUriExpired', check: 'pushed_request_not_expired' },
    wire: onPage(400, 'invalid_request_uri'),
    ...{ options: { par: 'on' }, moves: [wait(AUTHORIZE, 90)] },
  },
  {
    ...{ ...everywhere, spec: 'RFC 9126 §4', what: 'a request_uri that somebody used first' },
    ...{ state: 'requestUriExpired', check: 'pushed_request_known' },
    wire: onPage(400, 'invalid_request_uri'),
    ...{ options: { par: 'on' }, moves: [replay(AUTHORIZE)] },
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §10.10', what: 'ten wrong passwords: the eleventh is not heard' },
    ...{ state: 'tooManyAttempts', check: 'password_guesses_left', wire: onPage(429, 'access_denied') },
    moves: answer(
      ...(['sign_in', 'action=password'] as const),
      ...Array.from({ length: 10 }, (_, index) => ({ username: ana.username, password: `guess-${index}` })),
      { username: ana.username, password: ana.password },
    ),
  },
  // Pushed: the app hears of it before any browser is sent off.
  {
    ...{ ...everywhere, spec: 'RFC 9126 §2.3', what: 'a pushed redirect_uri that is not registered' },
    ...{ state: 'pushRefused', check: 'redirect_uri_registered', wire: answered(400, 'invalid_request') },
    ...{ options: { par: 'on' }, moves: [edit(PAR, set('redirect_uri', evil))] },
  },
  {
    ...{ ...everywhere, spec: 'RFC 9126 §2.2', what: 'an answer without request_uri' },
    ...{ state: 'pushRefused', check: 'request_uri_returned', options: { par: 'on' } },
    moves: [edit(responseTo(PAR), setField('request_uri', null))],
  },
  {
    ...{ in: PKCE, spec: 'RFC 9126 §2.3', what: 'no code_challenge in a pushed request' },
    ...{ state: 'challengeMissing', check: 'code_challenge_present', wire: answered(400, 'invalid_request') },
    options: { par: 'on', challengeMethod: 'none' },
  },
  // The error goes back to the app.
  {
    ...{ in: PKCE, spec: 'RFC 7636 §4.4.1', what: 'no code_challenge' },
    ...{ state: 'challengeMissing', check: 'code_challenge_present', wire: toApp('invalid_request') },
    options: { challengeMethod: 'none' },
  },
  {
    ...{ in: PKCE, spec: 'RFC 7636 §4.2', what: 'a code_challenge that is too short' },
    ...{ state: 'challengeMalformed', check: 'code_challenge_well_formed', wire: toApp('invalid_request') },
    moves: [edit(AUTHORIZE, set('code_challenge', 'short'))],
  },
  {
    ...{ in: PKCE, spec: 'RFC 7636 §4.4.1', what: 'code_challenge_method=plain where policy forbids it' },
    ...{ state: 'challengeMethodRefused', check: 'challenge_method_allowed', wire: toApp('invalid_request') },
    options: { challengeMethod: 'plain' },
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §4.1.2.1', what: 'an unknown scope' },
    ...{ state: 'scopeUnknown', check: 'scope_known', wire: toApp('invalid_scope') },
    options: { scope: 'openid fly:rockets' },
  },
  {
    ...{ ...everywhere, spec: 'RFC 8707 §2', what: 'an unknown audience' },
    ...{ state: 'audienceUnknown', check: 'audience_known', wire: toApp('invalid_target') },
    moves: [edit(AUTHORIZE, set('audience', 'https://other.example/'))],
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §3.1.1', what: 'a response_type that the server has not' },
    ...{ state: 'responseTypeRefused', check: 'response_type_supported' },
    wire: toApp('unsupported_response_type'),
    moves: [edit(AUTHORIZE, set('response_type', 'none'))],
  },
  {
    ...{
      in: FORM_POST,
      spec: 'RFC 6749 §4.1.2.1',
      what: 'a response_type that the client has not registered',
    },
    ...{ state: 'responseTypeRefused', check: 'client_may_use_response_type' },
    wire: toApp('unauthorized_client'),
    moves: [edit(AUTHORIZE, set('response_type', 'code'))],
  },
  {
    ...{ ...everywhere, spec: 'OIDC Core §3.1.2.6', what: 'sign-in needed, with prompt=none' },
    ...{ state: 'signInRequired', check: 'login_not_needed', wire: toApp('login_required') },
    options: { mishap: 'sign-in needed' },
  },
  {
    ...{ ...everywhere, spec: 'OIDC Core §3.1.2.6', what: 'consent needed, with prompt=none' },
    ...{ state: 'consentRequired', check: 'consent_not_needed', wire: toApp('consent_required') },
    options: { prompt: 'none', session: 'signed in' },
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §4.1.2.1', what: 'Deny on the consent page' },
    ...{ state: 'accessDenied', check: 'consent_given', wire: toApp('access_denied') },
    moves: answer('consent', 'action=deny', {}),
  },
  {
    ...{ ...everywhere, spec: 'OIDC Core §3.1.2.1', what: 'prompt=none together with login' },
    ...{ state: 'authorizationRefused', check: 'prompt_consistent', wire: toApp('invalid_request') },
    moves: [edit(AUTHORIZE, set('prompt', 'none login'))],
  },
  {
    ...{ in: FORM_POST, spec: 'OIDC Core §3.1.2.1', what: 'an ID token without the scope openid' },
    ...{ state: 'authorizationRefused', check: 'openid_scope_present', wire: toApp('invalid_scope') },
    options: { scope: 'profile' },
  },
  // The browser never comes to the app, or the person cannot go on, and the app hears nothing.
  {
    ...{ in: WEB_APPS, spec: 'RFC 9110 §7.1', what: 'a login link that leads away from the app' },
    ...{ state: 'undeliverable', moves: [edit('request GET /login', { url: evil })] },
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §10.12', what: 'a login page that is ten minutes old' },
    ...{ state: 'authorizationRefused', check: 'transaction_known', wire: onPage(400, 'invalid_request') },
    moves: [wait('request POST /login', 11 * MINUTE)],
  },
  {
    ...{ ...everywhere, spec: 'RFC 6749 §10.12', what: 'a consent form that another site made' },
    ...{ state: 'authorizationRefused', check: 'consent_csrf_matches', wire: onPage(403, 'invalid_request') },
    moves: [edit('request POST /consent', set('csrf', 'guessed'))],
  },
];
