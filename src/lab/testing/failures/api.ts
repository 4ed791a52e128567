import { apiAudience } from '../../demo.ts';
import {
  answered,
  DAY,
  edit,
  type FailureCase,
  ORDERS,
  replay,
  setHeader,
  WITH_TOKENS,
  WITH_USER_TOKENS,
  wait,
} from './case.ts';

/** What the API refuses. */
export const api: readonly FailureCase[] = [
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 6750 §3.1', what: 'an expired token at the API' },
    ...{ state: 'accessTokenExpired', check: 'token_not_expired', wire: answered(401, 'invalid_token') },
    options: { mishap: 'access token expires' },
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 6750 §3.1', what: 'a DPoP-bound token that has expired' },
    ...{ state: 'accessTokenExpired', check: 'token_not_expired', wire: answered(401, 'invalid_token') },
    ...{ options: { dpop: 'on' }, moves: [wait(ORDERS, DAY)] },
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 6750 §3.1', what: 'an access token without the scope' },
    ...{ state: 'scopeMissing', check: 'scope_sufficient', wire: answered(403, 'insufficient_scope') },
    options: { scope: 'openid profile' },
  },
  {
    ...{ in: ['client-credentials'], spec: 'RFC 6750 §3.1', what: 'an access token with another scope' },
    ...{ state: 'scopeMissing', check: 'scope_sufficient', wire: answered(403, 'insufficient_scope') },
    options: { scope: 'write:orders' },
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 6750 §3.1', what: 'no access token at all' },
    ...{ state: 'accessTokenRefused', check: 'bearer_token_present', wire: answered(401) },
    moves: [edit(ORDERS, setHeader('authorization', null))],
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 9068 §4', what: 'an access token for nobody in particular' },
    ...{ state: 'accessTokenRefused', check: 'audience_matches', wire: answered(401, 'invalid_token') },
    options: { audience: 'none', scope: 'openid profile' },
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9449 §7.1', what: 'a bound access token without its proof' },
    ...{
      state: 'accessTokenRefused',
      check: 'dpop_proof_present',
      wire: answered(401, 'invalid_dpop_proof'),
    },
    ...{ options: { dpop: 'on' }, moves: [edit(ORDERS, setHeader('dpop', null))] },
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9449 §11.1', what: 'a DPoP proof that somebody used first at the API' },
    ...{ state: 'accessTokenRefused', check: 'dpop_proof_unused', wire: answered(401, 'invalid_dpop_proof') },
    ...{ options: { dpop: 'on' }, moves: [replay(ORDERS)] },
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9110 §15.5.5', what: 'an API call to nowhere' },
    ...{ state: 'apiFailed', wire: answered(404, 'invalid_request') },
    moves: [edit(ORDERS, { url: `${apiAudience}nothing` })],
  },
];
