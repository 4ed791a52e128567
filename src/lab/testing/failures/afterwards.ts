import type { FlowId } from '../../../flows/index.ts';
import {
  answered,
  BROWSER_FLOWS,
  CONFIDENTIAL,
  DAY,
  edit,
  type FailureCase,
  HOUR,
  onPage,
  pick,
  set,
  setField,
  setHeader,
  tokenStops,
  WITH_USER_TOKENS,
  wait,
} from './case.ts';

const grantRefused = answered(400, 'invalid_grant');
/** A request of which nobody can tell who sent it. */
const fromNobody = (at: string, flow: FlowId) =>
  edit(
    at,
    CONFIDENTIAL.some((id) => id === flow) ? setHeader('authorization', null) : set('client_id', 'nobody'),
  );

/** What is refused of what follows a walk. */
export const afterwards: readonly FailureCase[] = [
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 9700 §4.14.2', what: 'an old refresh token' },
    ...{ state: 'refreshTokenReused', check: 'refresh_token_unused', wire: grantRefused },
    options: { mishap: 'old refresh token' },
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 9700 §4.14.2', what: 'a refresh token that somebody used first' },
    ...{ state: 'refreshTokenReused', check: 'refresh_token_unused', wire: grantRefused },
    moves: (flow) => [{ at: tokenStops(flow).refresh, do: 'replay' }],
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 6749 §6', what: 'a refresh token that has expired' },
    ...{ state: 'refreshTokenExpired', check: 'refresh_token_not_expired', wire: grantRefused },
    moves: (flow) => [wait(tokenStops(flow).refresh, 400 * DAY)],
  },
  {
    ...{
      in: WITH_USER_TOKENS,
      spec: 'RFC 9700 §4.14.2',
      what: 'the newest refresh token of a revoked family',
    },
    ...{ state: 'refreshRefused', check: 'refresh_token_not_revoked', wire: grantRefused },
    moves: pick('reuse_refresh_token', 'refresh'),
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 6750 §3.1', what: 'an expired access token at /userinfo' },
    ...{ state: 'userinfoRefused', check: 'access_token_not_expired', wire: answered(401, 'invalid_token') },
    moves: [...pick('userinfo'), wait('request GET /userinfo', DAY)],
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 7009 §2.1', what: 'a revocation by nobody' },
    ...{ state: 'revocationRefused', check: 'client_registered', wire: answered(401, 'invalid_client') },
    moves: (flow) => [...pick('revoke'), fromNobody('request POST /oauth/revoke', flow)],
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 7662 §2.1', what: 'an introspection by nobody' },
    ...{ state: 'introspectionRefused', check: 'client_registered', wire: answered(401, 'invalid_client') },
    moves: (flow) => [...pick('introspect'), fromNobody('request POST /oauth/introspect', flow)],
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 7662 §2.2', what: 'an introspection answer without active' },
    ...{ state: 'introspectionRefused', check: 'introspection_answered' },
    moves: [...pick('introspect'), edit('response POST /oauth/introspect', setField('active', null))],
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 7662 §2.2', what: 'an access token that has expired meanwhile' },
    ...{ state: 'tokenInactive', check: 'token_active' },
    moves: [...pick('introspect'), wait('request POST /oauth/introspect', 2 * HOUR)],
  },
  {
    ...{ in: BROWSER_FLOWS, spec: 'OIDC RP-Initiated Logout §3', what: 'a logout that leads to a trap' },
    ...{ state: 'logoutRefused', check: 'post_logout_redirect_uri_registered' },
    wire: onPage(400, 'invalid_request'),
    moves: [
      ...pick('log_out'),
      edit('request GET /oidc/logout', set('post_logout_redirect_uri', 'https://evil.example/')),
    ],
  },
];
