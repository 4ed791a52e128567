import { spa } from '../../apps.ts';
import {
  BROWSER_FLOWS,
  CODE_FLOWS,
  callbackOf,
  edit,
  type FailureCase,
  FORM_POST,
  type Moves,
  set,
  setHeader,
  WEB_APPS,
} from './case.ts';

const HYBRID = ['hybrid'] as const;
const changed =
  (parameter: string, value: string | null): Moves =>
  (flow) => [edit(callbackOf(flow), set(parameter, value))];

/** What the app refuses of the authorization response; nobody but the app hears of it. */
export const callback: readonly FailureCase[] = [
  {
    ...{ in: BROWSER_FLOWS, spec: 'RFC 6749 §10.12', what: 'another state in the response' },
    ...{ state: 'stateMismatched', check: 'state_matches', moves: changed('state', 'somebody-elses') },
  },
  {
    ...{ in: BROWSER_FLOWS, spec: 'RFC 9207 §2.4', what: 'another iss in the response' },
    ...{ state: 'issuerMismatched', check: 'response_issuer_matches' },
    moves: changed('iss', 'https://evil.example/'),
  },
  {
    ...{ in: CODE_FLOWS, spec: 'RFC 6749 §4.1.2', what: 'a callback without a code' },
    ...{ state: 'callbackUnreadable', check: 'code_returned', moves: changed('code', null) },
  },
  {
    ...{ in: FORM_POST, spec: 'OIDC Core §3.2.2.5', what: 'a callback without an ID token' },
    ...{ state: 'callbackUnreadable', check: 'id_token_returned', moves: changed('id_token', null) },
  },
  {
    ...{ in: HYBRID, spec: 'OIDC Core §3.3.2.5', what: 'a callback without an access token' },
    ...{ state: 'callbackUnreadable', check: 'access_token_returned' },
    ...{ options: { responseType: 'code token' }, moves: changed('access_token', null) },
  },
  {
    ...{ in: ['authorization-code-pkce'], spec: 'RFC 6749 §3.1', what: 'a callback with two codes' },
    ...{ state: 'callbackUnreadable', check: 'response_parameters_not_repeated' },
    moves: [edit('request GET /callback', { url: `${spa.redirectUri}?code=mine&code=theirs` })],
  },
  {
    ...{ in: WEB_APPS, spec: 'RFC 6749 §10.12', what: 'a browser without the session cookie of the app' },
    ...{ state: 'sessionLost', check: 'session_cookie_returned' },
    moves: (flow) => [edit(callbackOf(flow), setHeader('cookie', null))],
  },
  {
    ...{ in: WEB_APPS, spec: 'RFC 6749 §10.12', what: "another browser's session cookie" },
    ...{ state: 'sessionLost', check: 'session_cookie_returned' },
    moves: (flow) => [edit(callbackOf(flow), setHeader('cookie', '__Host-wayfarer=somebody-elses'))],
  },
  {
    ...{ in: FORM_POST, spec: 'RFC 6265bis §5.8.3', what: 'a cookie with SameSite=Lax and a form post' },
    ...{ state: 'sessionLost', check: 'session_cookie_returned', options: { sessionCookie: 'Lax' } },
  },
  {
    ...{ in: HYBRID, spec: 'OIDC Core §3.3.2.10', what: 'another code beside the ID token' },
    ...{ state: 'codeHashMismatched', check: 'c_hash_matches', moves: changed('code', 'somebody-elses') },
  },
  {
    ...{ in: HYBRID, spec: 'OIDC Core §3.3.2.9', what: 'another access token beside the ID token' },
    ...{ state: 'accessTokenHashMismatched', check: 'at_hash_matches' },
    options: { responseType: 'code id_token token' },
    moves: changed('access_token', 'somebody-elses'),
  },
];
