import type { FlowId } from '../../../flows/index.ts';
import { ben } from '../../demo.ts';
import { perform } from '../../perform.ts';
import { plainRecipe } from '../../recipes.ts';
import {
  AUTHORIZE,
  answer,
  CODE_FLOWS,
  callbackOf,
  DAY,
  edit,
  type FailureCase,
  FORM_POST,
  HOUR,
  type Moves,
  responseTo,
  set,
  setField,
  setHeader,
  tokenStops,
  WITH_TOKENS,
  WITH_USER_TOKENS,
  wait,
} from './case.ts';
import { forgedIdToken, idTokenFrom } from './id-tokens.ts';

const KEYS = 'response GET /.well-known/jwks.json';
const inResponse =
  (field: string, value: string): Moves =>
  (flow) => [edit(responseTo(tokenStops(flow).first), setField(field, value))];

/** A flow's token response, or its refresh response, brings the ID token of Ben's sign-in: real, and not of this walk. */
const ofBen = (which: 'first' | 'refresh') => async (flow: FlowId) => {
  const { username, password } = ben;
  const signsIn = answer('sign_in', 'action=password', { username, password });
  const token = idTokenFrom(await perform(plainRecipe(flow, { moves: signsIn })));
  return [edit(responseTo(tokenStops(flow)[which]), setField('id_token', token))];
};

/** What the app refuses of the tokens; nobody but the app hears of it. */
export const tokens: readonly FailureCase[] = [
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 6749 §7.1', what: 'a token type that the app does not know' },
    ...{ state: 'tokensUnreadable', check: 'token_type_bearer', moves: inResponse('token_type', 'mac') },
  },
  {
    ...{ in: WITH_TOKENS, spec: 'RFC 9449 §5', what: 'a token that is not bound, where the proof got lost' },
    ...{ state: 'tokensUnreadable', check: 'token_type_dpop', options: { dpop: 'on' } },
    moves: (flow) => [edit(tokenStops(flow).first, setHeader('dpop', null))],
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'OIDC Core §2', what: 'an ID token that is no JWT' },
    ...{ state: 'tokensUnreadable', check: 'id_token_well_formed', moves: inResponse('id_token', 'none') },
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'OIDC Core §3.1.3.7', what: 'an ID token that somebody made up' },
    ...{ state: 'idTokenForged', check: 'id_token_signature_valid' },
    moves: inResponse('id_token', forgedIdToken),
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'OIDC Core §3.1.3.7', what: 'a key set without the key' },
    ...{ state: 'idTokenForged', check: 'id_token_signature_valid' },
    options: { responseType: 'code token' },
    moves: [edit(KEYS, setField('keys', null))],
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'OIDC Core §3.1.3.7', what: 'an ID token that has expired meanwhile' },
    ...{ state: 'idTokenInvalid', check: 'id_token_not_expired' },
    moves: (flow) => [wait(flow === 'hybrid' ? responseTo(tokenStops(flow).first) : KEYS, 2 * HOUR)],
  },
  {
    ...{ in: CODE_FLOWS, spec: 'OIDC Core §3.1.3.7', what: 'another nonce in the ID token' },
    ...{ state: 'nonceMismatched', check: 'nonce_matches', options: { responseType: 'code token' } },
    moves: [edit(AUTHORIZE, set('nonce', 'of-another-sign-in'))],
  },
  {
    ...{ in: ['authorization-code-pkce'], spec: 'OIDC Core §3.1.3.7', what: 'an ID token for another app' },
    ...{ state: 'idTokenInvalid', check: 'id_token_audience_matches' },
    moves: async (flow) => {
      const token = idTokenFrom(await perform(plainRecipe('authorization-code')));
      return [edit(responseTo(tokenStops(flow).first), setField('id_token', token))];
    },
  },
  {
    ...{ in: ['hybrid'], spec: 'OIDC Core §3.3.3.6', what: "somebody else's second ID token" },
    ...{ state: 'idTokensDiffer', check: 'id_token_subject_same', moves: ofBen('first') },
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'OIDC Core §12.2', what: "somebody else's ID token after a refresh" },
    ...{ state: 'idTokenInvalid', check: 'id_token_subject_same', moves: ofBen('refresh') },
  },
  {
    ...{ in: WITH_USER_TOKENS, spec: 'RFC 6749 §5.1', what: 'a refresh without an access token' },
    ...{ state: 'tokensUnreadable', check: 'tokens_issued' },
    moves: (flow) => [edit(responseTo(tokenStops(flow).refresh), setField('access_token', null))],
  },
  // The ID token that came through the browser.
  {
    ...{ in: FORM_POST, spec: 'OIDC Core §2', what: 'an ID token in the callback that is no JWT' },
    ...{ state: 'tokensUnreadable', check: 'id_token_well_formed' },
    moves: (flow) => [edit(callbackOf(flow), set('id_token', 'none'))],
  },
  {
    ...{
      in: FORM_POST,
      spec: 'OIDC Core §3.2.2.11',
      what: 'an ID token in the callback that somebody made up',
    },
    ...{ state: 'idTokenForged', check: 'id_token_signature_valid' },
    moves: (flow) => [edit(callbackOf(flow), set('id_token', forgedIdToken))],
  },
  {
    ...{ in: FORM_POST, spec: 'OIDC Core §3.2.2.11', what: 'another nonce in the ID token of the callback' },
    ...{ state: 'nonceMismatched', check: 'nonce_matches' },
    moves: [edit(AUTHORIZE, set('nonce', 'of-another-sign-in'))],
  },
  {
    ...{ in: FORM_POST, spec: 'OIDC Core §3.2.2.11', what: 'an ID token of the callback that has expired' },
    ...{ state: 'idTokenInvalid', check: 'id_token_not_expired', moves: [wait(KEYS, DAY)] },
  },
];
