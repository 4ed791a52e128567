import { otherClient } from '../../apps.ts';
import {
  answered,
  CONFIDENTIAL,
  DIRECT,
  edit,
  type FailureCase,
  MINUTE,
  replay,
  set,
  setHeader,
  TOKEN,
  times,
  tokenStops,
  WITH_TOKENS,
  wait,
} from './case.ts';

const requestRefused = answered(400, 'invalid_request');
const clientRefused = answered(401, 'invalid_client');
const byKey = { clientAuthentication: 'private_key_jwt' };
const basic = (id: string, secret: string) => setHeader('authorization', `Basic ${btoa(`${id}:${secret}`)}`);

/** What the token endpoint refuses of the client. */
export const clients: readonly FailureCase[] = [
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 6749 §5.2', what: 'a client that the server does not know' },
    ...{ state: 'clientUnknown', check: 'client_registered', wire: clientRefused },
    moves: [edit(TOKEN, basic('nobody', 'x'))],
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 6749 §5.2', what: 'a wrong client secret' },
    ...{ state: 'clientSecretWrong', check: 'client_secret_correct', wire: clientRefused },
    options: { mishap: 'wrong client secret' },
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 6749 §5.2', what: 'a wrong client secret in the body' },
    ...{ state: 'clientSecretWrong', check: 'client_secret_correct', wire: clientRefused },
    options: { mishap: 'wrong client secret', clientAuthentication: 'client_secret_post' },
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 6749 §2.3', what: 'two ways to authenticate at once' },
    ...{ state: 'clientAuthenticationRefused', check: 'one_client_authentication_method' },
    ...{ wire: requestRefused, moves: [edit(TOKEN, set('client_secret', 'x'))] },
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 6749 §2.3.1', what: 'a Basic header that holds no pair' },
    ...{ state: 'clientAuthenticationRefused', check: 'client_authentication_readable' },
    ...{ wire: clientRefused, moves: [edit(TOKEN, setHeader('authorization', 'Basic x'))] },
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 7521 §4.2', what: 'another client_id than the one that authenticates' },
    ...{ state: 'clientAuthenticationRefused', check: 'client_named_once' },
    ...{ wire: requestRefused, moves: [edit(TOKEN, set('client_id', otherClient.client_id))] },
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 6749 §2.3', what: 'no secret at all' },
    ...{ state: 'clientAuthenticationRefused', check: 'client_authenticates_as_registered' },
    wire: clientRefused,
    options: { clientAuthentication: 'client_secret_post' },
    moves: [edit(TOKEN, set('client_secret', null))],
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'RFC 7523 §3', what: 'an expired client assertion' },
    ...{ state: 'assertionExpired', check: 'assertion_not_expired', wire: clientRefused },
    options: { ...byKey, mishap: 'assertion expires' },
  },
  {
    ...{ in: CONFIDENTIAL, spec: 'OIDC Core §9', what: 'a client assertion that somebody used first' },
    ...{ state: 'assertionRefused', check: 'assertion_unused', wire: clientRefused },
    ...{ options: byKey, moves: [replay(TOKEN)] },
  },
  {
    ...{ in: DIRECT, spec: 'RFC 6749 §2.3.1', what: 'twenty wrong secrets: the next is not heard' },
    ...{ state: 'tooManyAttempts', check: 'client_secret_guesses_left' },
    wire: answered(429, 'invalid_client'),
    options: { mishap: 'wrong client secret' },
    moves: times(20, replay(TOKEN)),
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9449 §5', what: 'a DPoP proof that is none' },
    ...{ state: 'dpopRefused', check: 'dpop_proof_well_formed', wire: answered(400, 'invalid_dpop_proof') },
    options: { dpop: 'on' },
    moves: [edit(TOKEN, setHeader('dpop', 'made-up'))],
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9449 §11.1', what: 'a DPoP proof that somebody used first' },
    ...{ state: 'dpopRefused', check: 'dpop_unused', wire: answered(400, 'invalid_dpop_proof') },
    options: { dpop: 'on' },
    moves: (flow) => [replay(tokenStops(flow).first)],
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9449 §11.1', what: 'a DPoP proof that is ten minutes old' },
    ...{ state: 'dpopRefused', check: 'dpop_fresh', wire: answered(400, 'invalid_dpop_proof') },
    options: { dpop: 'on' },
    moves: [wait(TOKEN, 9 * MINUTE)],
  },
];
