import type { FlowId } from '../../flows/index.ts';

/** What a person with nothing but the messages would call the cause of a failure. */
export interface ExpectedCause {
  /** The rule that names it first; by flow where that differs. `undefined`: the messages do not tell. */
  readonly rule: string | undefined | Readonly<Partial<Record<FlowId, string | undefined>>>;
  /** Why this one, or why nobody can tell; absent where the rule's name says it. */
  readonly why?: string;
}

const byRule = (rule: ExpectedCause['rule'], why?: string): ExpectedCause => ({ rule, ...(why && { why }) });

const REGISTRATION = 'What is registered for a client stands in no message; the answer only names the error.';
const AT_THE_APP =
  'The app refuses by itself, and its answer to the callback is all that a message shows of it.';
const APP_ALONE = 'The app refuses by itself and tells nobody: no message comes after it.';
const SERVER_APP = { 'authorization-code': 'error_app_failed', hybrid: 'error_app_failed' } as const;

/** Each failure of our own runs, by what it is. */
export const expectedCauses: Readonly<Record<string, ExpectedCause>> = {
  // At the authorization endpoint.
  'a redirect_uri that is not registered': byRule('redirect_uri_refused'),
  'an unknown client_id': byRule('error_invalid_client', REGISTRATION),
  'a request_uri that is older than its minute': byRule('request_uri_refused'),
  'a request_uri that somebody used first': byRule(
    'error_invalid_request',
    'Somebody else used it: in a trace of the app alone there is nothing of that.',
  ),
  'ten wrong passwords: the eleventh is not heard': byRule('rate_limited'),
  'a pushed redirect_uri that is not registered': byRule('error_invalid_request', REGISTRATION),
  'an answer without request_uri': byRule('error_no_oauth_answer'),
  'no code_challenge in a pushed request': byRule(
    'error_invalid_request',
    'The server says so in words only.',
  ),
  'no code_challenge': byRule('pkce_required'),
  'a code_challenge that is too short': byRule('pkce_challenge_malformed'),
  'code_challenge_method=plain where policy forbids it': byRule('pkce_method_unsupported'),
  'an unknown scope': byRule('scope_refused', REGISTRATION),
  'an unknown audience': byRule('target_refused'),
  'a response_type that the server has not': byRule('response_type_refused'),
  'a response_type that the client has not registered': byRule('response_type_refused'),
  'sign-in needed, with prompt=none': byRule('silent_login_refused'),
  'consent needed, with prompt=none': byRule('silent_login_refused'),
  'Deny on the consent page': byRule('error_access_denied', 'The user or a policy: the code is the same.'),
  'prompt=none together with login': byRule('authorization_request_invalid'),
  'an ID token without the scope openid': byRule('openid_missing'),
  'a login link that leads away from the app': byRule(undefined, 'Nothing of OAuth was ever sent.'),
  'a login page that is ten minutes old': byRule('error_sign_in_page', 'The page says it in words.'),
  'a consent form that another site made': byRule('error_sign_in_page', 'The page says it in words.'),

  // At the callback.
  'another state in the response': byRule('state_changed'),
  'another iss in the response': byRule({
    ...same('error_answer_altered'),
    ...{ hybrid: 'issuer_mismatch', 'implicit-form-post': 'issuer_mismatch' },
  }),
  'a callback without a code': byRule('error_answer_altered'),
  'a callback without an ID token': byRule('error_answer_altered'),
  'a callback without an access token': byRule('error_answer_altered'),
  'a callback with two codes': byRule(
    'state_missing_in_response',
    'The state went, too, and that is checked first.',
  ),
  'a browser without the session cookie of the app': byRule('error_app_failed', AT_THE_APP),
  "another browser's session cookie": byRule('error_app_failed', AT_THE_APP),
  'a cookie with SameSite=Lax and a form post': byRule('form_post_cookie_lost'),
  'another code beside the ID token': byRule('c_hash_mismatch'),
  'another access token beside the ID token': byRule('at_hash_mismatch'),

  // Who the client is.
  'a client that the server does not know': byRule(
    {
      ...same('client_id_mismatch'),
      ...{ 'client-credentials': 'client_secret_wrong', 'resource-owner-password': 'client_secret_wrong' },
      'device-authorization': 'device_flow_refused',
    },
    'Without an authorization request before it, a wrong id looks as a wrong secret does.',
  ),
  'a client that is not registered for the grant': byRule('device_flow_refused', REGISTRATION),
  'a wrong client secret': byRule('client_secret_wrong', 'Never proved: nobody knows the right one.'),
  'a wrong client secret in the body': byRule('client_secret_wrong'),
  'two ways to authenticate at once': byRule('client_authentication_twice'),
  'a Basic header that holds no pair': byRule('client_credentials_malformed'),
  'another client_id than the one that authenticates': byRule('client_id_mismatch'),
  'no secret at all': byRule('client_authentication_missing'),
  'an expired client assertion': byRule('assertion_expired'),
  'a client assertion that somebody used first': byRule('assertion_reused'),
  'twenty wrong secrets: the next is not heard': byRule({
    ...same('rate_limited'),
    'resource-owner-password': 'password_locked',
  }),
  'a DPoP proof that is none': byRule('dpop_proof'),
  'a DPoP proof that somebody used first': byRule('dpop_proof'),
  'a DPoP proof that is ten minutes old': byRule('dpop_proof'),

  // At the token endpoint.
  'a code that was never issued': byRule('code_changed'),
  'a code that somebody used first': byRule('code_reused'),
  'a code that comes too late': byRule(
    'code_expired',
    'Likely by the time between; no message says how long it lives.',
  ),
  'a code of another client': byRule('client_id_mismatch'),
  'another redirect_uri than before': byRule('redirect_uri_mismatch_at_token'),
  'no code_verifier': byRule('pkce_verifier_missing'),
  'a code_verifier that is too short': byRule(
    'pkce_verifier_malformed',
    'It is another one, too; the length says more.',
  ),
  'a wrong code_verifier': byRule('pkce_verifier_mismatch'),
  'an unknown grant_type': byRule('error_unsupported_grant_type'),
  'a grant that the client is not registered for': byRule(
    'code_missing_at_token',
    'The request asks for the code grant and brings no code: that comes before what is registered.',
  ),
  'a body that is no form': byRule({
    ...same('token_request_not_form'),
    'device-authorization': 'device_flow_refused',
  }),
  'no password': byRule('password_missing'),
  'a wrong password': byRule('password_wrong', 'A wrong password and an unknown user are answered alike.'),
  'an unknown user': byRule('password_wrong', 'A wrong password and an unknown user are answered alike.'),
  'ten wrong passwords: the next is not heard': byRule('password_locked'),

  // Tokens that the app refuses.
  'a token type that the app does not know': byRule(SERVER_APP, APP_ALONE),
  'a token that is not bound, where the proof got lost': byRule(SERVER_APP, APP_ALONE),
  'an ID token that is no JWT': byRule('token_malformed'),
  'an ID token that somebody made up': byRule({
    ...same('audience_mismatch'),
    'authorization-code-pkce': 'nonce_missing_in_id_token',
  }),
  'a key set without the key': byRule('key_not_found'),
  'an ID token that has expired meanwhile': byRule(
    { ...SERVER_APP, hybrid: 'id_token_expired' },
    'The time passes between the answer and the check, where no message is.',
  ),
  'another nonce in the ID token': byRule(
    SERVER_APP,
    'The request was changed before it was sent: request and token agree, and only the app knows what it meant to send.',
  ),
  'an ID token for another app': byRule(
    'nonce_mismatch',
    'It is of another sign-in: every claim of that says so.',
  ),
  "somebody else's second ID token": byRule('at_hash_mismatch'),
  "somebody else's ID token after a refresh": byRule('at_hash_mismatch'),
  'a refresh without an access token': byRule(
    undefined,
    'Some servers answer so by design; the app wants more.',
  ),
  'an ID token in the callback that is no JWT': byRule('token_malformed'),
  'an ID token in the callback that somebody made up': byRule('audience_mismatch'),
  'another nonce in the ID token of the callback': byRule('error_app_failed', AT_THE_APP),
  'an ID token of the callback that has expired': byRule('error_app_failed', AT_THE_APP),

  // At the API, and afterwards.
  'an expired token at the API': byRule('access_token_expired'),
  'a DPoP-bound token that has expired': byRule('access_token_expired'),
  'an access token without the scope': byRule('insufficient_scope'),
  'an access token with another scope': byRule('insufficient_scope'),
  'no access token at all': byRule('api_token_missing'),
  'an access token for nobody in particular': byRule('access_token_audience'),
  'a bound access token without its proof': byRule('dpop_proof'),
  'a DPoP proof that somebody used first at the API': byRule('dpop_proof'),
  'an API call to nowhere': byRule('error_invalid_request'),
  'an old refresh token': byRule('refresh_token_reused'),
  'a refresh token that somebody used first': byRule('refresh_token_reused'),
  'a refresh token that has expired': byRule(
    'refresh_token_unknown',
    'Its lifetime is in no message: expired and revoked look alike.',
  ),
  'the newest refresh token of a revoked family': byRule('refresh_token_reused'),
  'an expired access token at /userinfo': byRule('access_token_expired'),
  'a revocation by nobody': byRule('client_authentication_missing'),
  'an introspection by nobody': byRule('client_authentication_missing'),
  'an introspection answer without active': byRule('error_no_oauth_answer'),
  'an access token that has expired meanwhile': byRule(undefined, 'active: false is an answer and no error.'),
  'a logout that leads to a trap': byRule('post_logout_redirect_refused'),

  // With a device.
  'a device that the server does not know': byRule(
    'client_authentication_missing',
    'A client without a secret that is unknown is answered as one whose secret is missing.',
  ),
  'an answer without a user_code': byRule('error_no_oauth_answer'),
  'a page for the user code that anybody can change on its way': byRule(undefined, APP_ALONE),
  'five wrong user codes: the sixth is not heard': byRule('rate_limited'),
  'a form on the phone that another site made': byRule('error_sign_in_page', 'The page says it in words.'),
  'Deny on the phone': byRule('device_access_denied'),
  'nobody comes: device timeout': byRule('device_code_expired'),
  'a person who takes too long over the consent': byRule('device_code_expired'),
  'a device code that somebody used first': byRule(
    undefined,
    'The tokens had come: one poll more harms nobody, as far as the messages tell.',
  ),
  'a device code that was never issued': byRule('device_code_changed'),
  "another client's poll": byRule('device_other_client'),
};

/** The same rule in all flows, to be put other than that for some. */
function same(rule: string): Partial<Record<FlowId, string>> {
  return {
    ...{
      'authorization-code': rule,
      'authorization-code-pkce': rule,
      'implicit-form-post': rule,
      hybrid: rule,
    },
    ...{ 'client-credentials': rule, 'device-authorization': rule, 'resource-owner-password': rule },
  };
}
