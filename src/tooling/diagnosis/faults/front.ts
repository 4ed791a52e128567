import type { Fault } from '../scene.ts';

/** What goes wrong with state, challenges and addresses on the way out and back. */
export const frontFaults = {
  'state changed on the way': {
    ...{ rules: ['state_changed'], shows: 'front' },
    twist: { answer: { state: 'Vf1gTn0bQe8sXk2mLr7cJd5wHy4uPz9a' } },
  },
  'state dropped on the way': {
    ...{ rules: ['state_missing_in_response'], shows: 'front' },
    twist: { answer: { state: null } },
  },
  'no state in the request': {
    ...{ rules: ['state_missing_in_request'], shows: 'front' },
    twist: { ask: { state: null } },
  },
  'the same state every time': {
    ...{ rules: ['state_reused'], shows: 'front' },
    twist: { options: { state: 'shop-login-state', visits: ['wait 1200', '/login', '/profile'] } },
  },
  'verifier as its own challenge': {
    ...{ rules: ['pkce_verifier_mismatch'], shows: 'back' },
    twist: { options: { challenge: 'verifier' } },
  },
  'challenge in plain base64': {
    ...{ rules: ['pkce_challenge_malformed'], shows: 'front' },
    twist: { options: { challenge: 'base64' } },
  },
  'challenge dropped': {
    ...{ rules: ['pkce_challenge_missing'], shows: 'back', asFlow: 'authorization-code' },
    twist: { ask: { code_challenge: null, code_challenge_method: null } },
  },
  'method dropped, so plain': {
    ...{ rules: ['pkce_verifier_mismatch', 'pkce_method_plain'], shows: 'back' },
    twist: { ask: { code_challenge_method: null } },
  },
  'method plain where only S256 is allowed': {
    ...{ rules: ['pkce_method_unsupported', 'authorization_request_invalid'], shows: 'front' },
    twist: { ask: { code_challenge_method: 'plain' } },
  },
  'unregistered redirect_uri': {
    ...{ rules: ['redirect_uri_refused'], shows: 'front' },
    twist: { ask: { redirect_uri: ['/callback', '/signin-callback'] } },
  },
  'redirect_uri with https before a proxy': {
    ...{ rules: ['redirect_uri_refused', 'proxy_changed_scheme'], shows: 'front' },
    twist: { ask: { redirect_uri: ['http:', 'https:'] } },
  },
  'unknown client': {
    ...{ rules: ['error_invalid_client'], shows: 'front' },
    twist: { ask: { client_id: 'shop-staging' } },
  },
  'response type that the server does not have': {
    ...{ rules: ['response_type_refused'], shows: 'front', asFlow: 'hybrid' },
    twist: { ask: { response_type: 'code token' } },
  },
  'answer in the fragment for an app with a server': {
    ...{
      rules: ['authorization_answer_empty', 'response_mode_ignored', 'response_mode_unsafe'],
      shows: 'front',
    },
    twist: { ask: { response_mode: 'fragment' } },
  },
  'cookie lost at form_post': {
    ...{ rules: ['form_post_cookie_lost'], shows: 'headers' },
    twist: { options: { sameSite: 'Lax' } },
  },
  'iss of another server': {
    ...{ rules: ['iss_mismatch_in_response', 'mixed_issuers'], shows: 'front', hiddenIn: ['sanitized'] },
    twist: { answer: { iss: 'https://login.other-provider.example' } },
  },
  'nobody is logged in, prompt=none': {
    ...{ rules: ['silent_login_refused'], shows: 'front' },
    twist: { options: { login: '?prompt=none', scope: 'openid profile', absent: true, visits: [] } },
  },
  'third-party cookie kept back': {
    ...{ rules: ['third_party_cookie_blocked', 'silent_login_refused'], shows: 'front' },
    twist: { settings: { crossSite: false } },
  },
  'login forgotten: a loop': {
    ...{ rules: ['redirect_loop'], shows: 'front' },
    twist: { options: { forgets: true, scope: 'openid profile', visits: ['/account'] } },
  },
  'person denies': {
    ...{ rules: ['error_access_denied'], shows: 'front' },
    twist: { options: { person: { answer: 'Deny', mistypes: false }, visits: [] } },
  },
  'logout to an unregistered address': {
    ...{ rules: ['post_logout_redirect_refused'], shows: 'front' },
    twist: { options: { goodbye: '/bye', visits: ['/logout'] } },
  },
} satisfies Record<string, Omit<Fault, 'id'>>;
