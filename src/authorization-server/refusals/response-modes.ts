import { inFragment, page, posted, redirected } from './testing/answers.ts';
import type { Values } from './testing/asked.ts';
import { openConsent } from './testing/browser-steps.ts';
import { poster, web } from './testing/clients.ts';
import { authorize, consent } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { absent } from './testing/values.ts';

/** The web app asks for these at the authorization endpoint. */
const hybrid = (response_type: string, changes: Values = {}) => authorize({ response_type, ...changes }, web);
/** Ana denies a request of the web app. */
const denied = (changes: Values) => ({ ...consent({ action: 'deny' }), before: [openConsent(web, changes)] });

const FORM = { response_mode: 'form_post' };
const FRAGMENT = { response_mode: 'fragment' };

/** Where the answer goes: query, fragment or form_post, for each response type. */
// biome-ignore format: a table is read by its columns
export const responseModes: Topic = [
  ['Multiple Response Types §2.1', 'an unknown response_mode',                   authorize({ response_mode: 'magic' }),                 redirected('invalid_request')],
  ['Multiple Response Types §2.1', 'a response_mode in upper case',              authorize({ response_mode: 'QUERY' }),                 redirected('invalid_request')],
  ['JARM §2.3',                    'a signed response, which this server does not make', authorize({ response_mode: 'jwt' }),           redirected('invalid_request')],
  ['RFC 6749 §3.1',                'response_mode twice',                        authorize({ response_mode: ['query', 'query'] }),      redirected('invalid_request')],
  ['Multiple Response Types §3.0', 'an unknown response_mode for an ID token: the mode of the type', hybrid('id_token', { response_mode: 'magic' }), inFragment('invalid_request')],
  ['Multiple Response Types §3.0', 'an ID token in the query',                   hybrid('id_token', { response_mode: 'query' }),        inFragment('invalid_request')],
  ['Multiple Response Types §5',   'a code and an ID token in the query',        hybrid('code id_token', { response_mode: 'query' }),   inFragment('invalid_request')],
  ['Multiple Response Types §5',   'a code and an access token in the query',    hybrid('code token', { response_mode: 'query' }),      inFragment('invalid_request')],
  ['Multiple Response Types §5',   'all three in the query',                     hybrid('code id_token token', { response_mode: 'query' }), inFragment('invalid_request')],

  // which types there are, and for whom
  ['RFC 9700 §2.1.2',              'response_type=token of a client that may ask for much', hybrid('token'),                            inFragment('unsupported_response_type')],
  ['RFC 9700 §2.1.2',              'response_type=id_token token',               hybrid('id_token token'),                              inFragment('unsupported_response_type')],
  ['Multiple Response Types §4',   'response_type=none',                         hybrid('none'),                                        redirected('unsupported_response_type')],
  ['RFC 6749 §3.1.1',              'the same type twice in a value',             hybrid('code code'),                                   redirected('unsupported_response_type')],
  ['RFC 6749 §3.1.1',              'a known and an unknown type in one value',   hybrid('code magic'),                                  redirected('unsupported_response_type')],
  ['RFC 6749 §3.1.1',              'types parted by a comma',                    hybrid('code,id_token'),                               redirected('unsupported_response_type')],
  ['RFC 6749 §4.1.2.1',            'an ID token for a client that may only ask for a code', authorize({ response_type: 'id_token' }, poster), inFragment('unauthorized_client')],
  ['RFC 6749 §4.1.2.1',            'a hybrid response for a public client that is not registered for it', authorize({ response_type: 'code id_token' }), inFragment('unauthorized_client')],

  // the nonce
  ['OIDC Core §3.2.2.1',           'an ID token without a nonce',                hybrid('id_token', { nonce: absent }),                 inFragment('invalid_request')],
  ['OIDC Core §3.3.2.11',          'a code and an ID token without a nonce',     hybrid('code id_token', { nonce: absent }),            inFragment('invalid_request')],
  ['OIDC Core §3.3.2.11',          'all three without a nonce',                  hybrid('code id_token token', { nonce: absent }),      inFragment('invalid_request')],
  ['OIDC Core §3.2.2.1',           'an empty nonce counts as none',              hybrid('id_token', { nonce: '' }),                     inFragment('invalid_request')],
  ['OIDC Core §3.2.2.1',           'an ID token without the scope openid',       hybrid('id_token', { scope: 'profile' }),              inFragment('invalid_scope')],

  // errors go where the answer would have gone
  ['OIDC Core §3.2.2.6',           'prompt=none and nobody logged in, for an ID token', hybrid('id_token', { prompt: 'none' }),         inFragment('login_required')],
  ['OIDC Core §3.3.2.6',           'prompt=none and nobody logged in, for a code and more', hybrid('code id_token', { prompt: 'none' }), inFragment('login_required')],
  ['Multiple Response Types §2.1', 'prompt=none and nobody logged in, by fragment', authorize({ ...FRAGMENT, prompt: 'none' }),         inFragment('login_required')],
  ['Form Post §2',                 'prompt=none and nobody logged in, by form',  authorize({ ...FORM, prompt: 'none' }),                posted('login_required')],
  ['Form Post §2',                 'an unknown scope, by form',                  authorize({ ...FORM, scope: 'everything' }),           posted('invalid_scope')],
  ['Form Post §2',                 'an ID token without a nonce, by form',       hybrid('id_token', { ...FORM, nonce: absent }),        posted('invalid_request')],
  ['Form Post §2',                 'no code_challenge of a public client, by form', authorize({ ...FORM, code_challenge: absent, code_challenge_method: absent }), posted('invalid_request')],
  ['Form Post §2',                 'an unknown audience, by form',               hybrid('code', { ...FORM, audience: 'https://other.example/' }), posted('invalid_target')],
  ['RFC 6749 §4.1.2.1',            'the user denies a code by fragment',         denied(FRAGMENT),                                      inFragment('access_denied')],
  ['OIDC Core §3.1.2.6',           'the user denies an ID token',                denied({ response_type: 'id_token' }),                 inFragment('access_denied')],
  ['OIDC Core §3.3.2.6',           'the user denies a code, an ID token and an access token', denied({ response_type: 'code id_token token' }), inFragment('access_denied')],
  ['Form Post §2',                 'the user denies, by form',                   denied(FORM),                                          posted('access_denied')],

  // and never to an unverified redirect URI
  ['Form Post §4',                 'a foreign redirect_uri, by form',            authorize({ ...FORM, redirect_uri: 'https://attacker.example/' }), page(400, 'invalid_request')],
  ['RFC 9700 §4.1.1',              'a foreign redirect_uri, by fragment',        hybrid('id_token', { redirect_uri: 'https://attacker.example/' }), page(400, 'invalid_request')],
  ['RFC 9700 §4.11.2',             'a foreign redirect_uri and prompt=none',     authorize({ prompt: 'none', redirect_uri: 'https://attacker.example/' }), page(400, 'invalid_request')],
];
