import type { FlowId } from '../../../flows/index.ts';
import type { Proof } from './facts.ts';
import {
  answersData,
  authorizes,
  calls,
  checksToken,
  givesTokens,
  judgesCode,
  picksLogin,
  prompts,
  refreshes,
  signsIn,
  swapsCode,
  webAppRedirects,
} from './sign-in.ts';

const AS = 'authorization-server';
const DEVICE_GRANT = 'grant_type=urn:ietf:params:oauth:grant-type:device_code';

/** What proves each step of each flow's default walk, by the step's number; the refresh that follows too. */
export const PROOFS: Readonly<Record<FlowId, Readonly<Record<number, readonly Proof[]>>>> = {
  'authorization-code': {
    1: picksLogin,
    2: webAppRedirects('response_type=code', 'audience'),
    3: prompts,
    4: signsIn('Wayfarer'),
    5: [
      [`response ${AS} > browser 303 to /callback`, 'code', 'state', 'iss'],
      ['request browser > app GET /callback', 'code', 'state', 'iss', 'cookie'],
      ['work app check_authorization_response', 'state_matches', 'session_cookie_returned', 'code_returned'],
    ],
    6: swapsCode('redirect_uri', 'authorization'),
    7: judgesCode('client_secret_correct', 'code_issued_to_client', 'redirect_uri_same_as_authorized'),
    8: [
      ...givesTokens('id_token', 'refresh_token'),
      [`response ${AS} > app 200`, 'keys'],
      ['work app validate_tokens', 'id_token_signature_valid', 'id_token_audience_matches', 'nonce_matches'],
    ],
    9: [...calls, checksToken],
    10: [...answersData, ['response app > browser 200', '“Your orders - Wayfarer”']],
    11: refreshes,
  },
  'authorization-code-pkce': {
    1: [['action pick_login on browser']],
    2: [['work app make_code_verifier', 'code_verifier', 'code_challenge', 'state', 'nonce']],
    3: [authorizes('response_type=code', 'code_challenge', 'code_challenge_method=S256')],
    4: prompts,
    5: signsIn('Wayfarer'),
    6: [
      [`response ${AS} > browser 303 to /callback`, 'code', 'state', 'iss'],
      ['request browser > app GET /callback', 'code', 'state', 'iss'],
      ['work app check_authorization_response', 'state_matches', 'code_returned'],
    ],
    7: swapsCode('code_verifier', 'client_id'),
    8: judgesCode('code_verifier_present', 'verifier_matches_challenge'),
    9: [
      ...givesTokens('id_token', 'refresh_token'),
      ['work app validate_tokens', 'id_token_signature_valid', 'nonce_matches'],
    ],
    10: [...calls, checksToken],
    11: [...answersData, ['work app show_orders']],
    12: refreshes,
  },
  'implicit-form-post': {
    1: picksLogin,
    2: webAppRedirects('response_type=id_token', 'response_mode=form_post'),
    3: prompts,
    4: signsIn('Wayfarer'),
    5: [
      [`response ${AS} > browser 200`, 'sends itself', 'id_token', 'state', 'iss'],
      ['request browser > app POST /callback', 'id_token', 'state', 'cookie'],
      ['work app check_authorization_response', 'state_matches', 'id_token_returned'],
      [
        ...(['work app validate_id_token', 'id_token_signature_valid', 'id_token_issuer_matches'] as const),
        ...['id_token_audience_matches', 'id_token_not_expired', 'nonce_matches'],
      ],
      ['response app > browser 200', '“You are signed in - Wayfarer”'],
    ],
  },
  hybrid: {
    1: picksLogin,
    2: webAppRedirects('response_type=code id_token', 'response_mode=form_post', 'audience'),
    3: prompts,
    4: signsIn('Wayfarer'),
    5: [
      [`response ${AS} > browser 200`, 'sends itself', 'code', 'id_token', 'state'],
      ['request browser > app POST /callback', 'code', 'id_token', 'state', 'cookie'],
      ['work app check_authorization_response', 'state_matches', 'code_returned', 'id_token_returned'],
      ['work app validate_id_token', 'id_token_signature_valid', 'nonce_matches', 'c_hash_matches'],
    ],
    6: swapsCode('redirect_uri', 'authorization'),
    7: judgesCode('client_secret_correct', 'code_issued_to_client'),
    8: [
      ...givesTokens('id_token', 'refresh_token'),
      ['work app validate_tokens', 'id_token_signature_valid', 'id_token_subject_same'],
    ],
    9: [...calls, checksToken],
    10: [...answersData, ['response app > browser 200', '“Your orders - Wayfarer”']],
    11: refreshes,
  },
  'client-credentials': {
    1: [[`request app > ${AS} POST /oauth/token`, 'grant_type=client_credentials', 'authorization']],
    2: [
      [`work ${AS} handle_request`, 'client_secret_correct', 'client_may_use_grant', 'client_may_act_alone'],
    ],
    3: [...givesTokens('token_type'), ['work app take_tokens', 'tokens_issued', 'token_type_bearer']],
    4: [...calls, checksToken],
    5: [...answersData, ['work app show_orders']],
  },
  'device-authorization': {
    1: [['action start_app on app']],
    2: [[`request app > ${AS} POST /oauth/device/code`, 'client_id', 'scope']],
    3: [
      [
        ...([`response ${AS} > app 200`, 'device_code', 'user_code', 'verification_uri'] as const),
        ...['verification_uri_complete', 'expires_in', 'interval'],
      ],
    ],
    4: [['work app show_user_code', 'device_codes_returned', 'verification_uri_usable']],
    5: [
      ['work app wait'],
      [`request app > ${AS} POST /oauth/token`, DEVICE_GRANT, 'device_code', 'client_id'],
      [`response ${AS} > app 400`, 'error'],
      ['work app note_pending'],
      // On the phone: the page and the user code, then login and consent, until the device is authorized.
      ['action open_verification_uri on browser'],
      [`request browser > ${AS} GET /activate`],
      [`response ${AS} > browser 200`, '“Connect a device - Grant Tour accounts”'],
      ['action enter_user_code on browser', 'user_code'],
      [`request browser > ${AS} POST /activate`, 'user_code'],
      [`work ${AS} handle_request`, 'user_code_waiting'],
      ...prompts,
      ...signsIn('Wayfarer TV'),
      [`response ${AS} > browser 200`, '“Your device is connected - Grant Tour accounts”'],
      [`work ${AS} handle_request`, 'device_code_unspent', 'device_allowed'],
    ],
    6: [
      ...givesTokens('id_token', 'refresh_token'),
      ['work app validate_tokens', 'id_token_signature_valid'],
    ],
    7: [...calls, checksToken],
    8: [...answersData, ['work app show_orders']],
    9: refreshes,
  },
  'resource-owner-password': {
    1: [['action sign_in on app', 'username', 'password']],
    2: [
      [
        ...([`request app > ${AS} POST /oauth/token`, 'grant_type=password'] as const),
        ...['username', 'password', 'authorization'],
      ],
    ],
    3: [[`work ${AS} handle_request`, 'client_secret_correct', 'user_credentials_correct']],
    4: givesTokens('refresh_token'),
    5: [...calls, checksToken],
    6: [...answersData, ['work app show_orders']],
    7: refreshes,
  },
};
