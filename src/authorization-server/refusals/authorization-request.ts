import { inFragment, page, redirected } from './testing/answers.ts';
import { fromAnotherBrowser } from './testing/change.ts';
import { legacy, machine, phone, poster, spa, tv } from './testing/clients.ts';
import { authorize } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { tokens } from './testing/token-steps.ts';
import { absent, changed, tampered, the } from './testing/values.ts';

/** What is wrong with an authorization request apart from its redirect URI, its PKCE and its response mode. */
// biome-ignore format: a table is read by its columns
export const authorizationRequest: Topic = [
  // nobody knows whose request it is: a page
  ['RFC 6749 §4.1.2.1',  'no client_id',                              authorize({ client_id: absent }),                           page(400, 'invalid_client')],
  ['RFC 6749 §3.1',      'an empty client_id counts as none',         authorize({ client_id: '' }),                               page(400, 'invalid_client')],
  ['RFC 6749 §4.1.2.1',  'an unknown client_id',                      authorize({ client_id: 'nobody' }),                         page(400, 'invalid_client')],
  ['RFC 6749 §2.2',      'a client_id in other upper and lower case', authorize({ client_id: 'SPA' }),                            page(400, 'invalid_client')],
  ['RFC 6749 §2.2',      'a client_id with a space after it',         authorize({ client_id: 'spa ' }),                           page(400, 'invalid_client')],
  ['RFC 6749 §2.2',      'a client_id that every JavaScript object has', authorize({ client_id: '__proto__' }),                   page(400, 'invalid_client')],
  ['RFC 6749 §3.1',      'client_id twice',                           authorize({ client_id: ['spa', 'spa'] }),                   page(400, 'invalid_request')],
  ['RFC 6749 §3.1',      'client_id of two clients',                  authorize({ client_id: ['spa', 'phone'] }),                 page(400, 'invalid_request')],
  ['RFC 6749 §3.1',      'redirect_uri twice',                        authorize({ redirect_uri: [...spa.redirect_uris] }),        page(400, 'invalid_request')],

  // the app is sure: it hears what is wrong
  ['RFC 6749 §3.1',      'scope twice',                               authorize({ scope: ['openid', 'openid'] }),                 redirected('invalid_request')],
  ['RFC 6749 §3.1',      'response_type twice',                       authorize({ response_type: ['code', 'code'] }),             redirected('invalid_request')],
  ['RFC 6749 §3.1',      'nonce twice',                               authorize({ nonce: ['1', '2'] }),                           redirected('invalid_request')],
  ['RFC 6749 §3.1',      'a repeated state is nobody\'s',             authorize({ state: ['one', 'two'] }),                       redirected('invalid_request')],
  ['RFC 6749 §3.1',      'code_challenge twice (downgrade)',          authorize({ code_challenge: ['a'.repeat(43), 'b'.repeat(43)] }), redirected('invalid_request')],
  ['RFC 6749 §3.1.1',    'no response_type',                          authorize({ response_type: absent }),                       redirected('invalid_request')],
  ['RFC 6749 §3.1.1',    'an unknown response_type',                  authorize({ response_type: 'magic' }),                      redirected('unsupported_response_type')],
  ['RFC 6749 §3.1.1',    'a response_type in upper case',             authorize({ response_type: 'CODE' }),                       redirected('unsupported_response_type')],
  ['RFC 9700 §2.1.2',    'response_type=token',                       authorize({ response_type: 'token' }),                      inFragment('unsupported_response_type')],
  ['RFC 6749 §3.3',      'no scope where there is no default',        authorize({ scope: absent }),                               redirected('invalid_scope')],
  ['RFC 6749 §3.3',      'a scope of spaces only',                    authorize({ scope: '   ' }),                                redirected('invalid_scope')],
  ['RFC 6749 §3.3',      'an unknown scope among known ones',         authorize({ scope: 'openid everything' }),                  redirected('invalid_scope')],
  ['RFC 6749 §3.3',      'a scope in upper case',                     authorize({ scope: 'OPENID' }),                             redirected('invalid_scope')],
  ['RFC 6749 §3.3',      'scopes parted by a comma',                  authorize({ scope: 'openid,profile' }),                     redirected('invalid_scope')],
  ['RFC 6749 §3.3',      'scopes parted by a tab',                    authorize({ scope: 'openid\tprofile' }),                    page(400, 'invalid_request')],
  ['RFC 6749 §3.3',      'a scope that every JavaScript object has',  authorize({ scope: 'openid constructor' }),                 redirected('invalid_scope')],
  ['RFC 6749 §3.3',      'the scope of an API that is not named',     authorize({ scope: 'read:trips', audience: absent }),       redirected('invalid_scope')],
  ['RFC 8707 §2',        'an API that the server does not know',      authorize({ audience: 'https://other.example/' }),          redirected('invalid_target')],
  ['RFC 8707 §2',        'the API without its slash',                 authorize({ audience: 'https://api.granttour.example' }),   redirected('invalid_target')],

  ['RFC 6749 §4.1.2.1',  'no state: the error has none either',       authorize({ state: absent, scope: absent }),                redirected('invalid_scope')],
  ['RFC 6749 §3.1.2',    'an error to a redirect URI with a query, which is kept', authorize({ redirect_uri: spa.redirect_uris[1], scope: absent }), redirected('invalid_scope')],
  ['RFC 8252 §7.1',      'an error to an app by its own scheme',      authorize({ scope: absent }, phone),                        redirected('invalid_scope')],
  ['RFC 8252 §7.3',      'an error to an app on the port that it took', authorize({ scope: absent, redirect_uri: 'http://127.0.0.1:51004/callback' }, phone), redirected('invalid_scope')],
  ['RFC 8252 §7.3',      'an error to an app on the port that it took, IPv6', authorize({ scope: absent, redirect_uri: 'http://[::1]:51004/callback' }, phone), redirected('invalid_scope')],
  // OpenID Connect
  ['OIDC Core §3.1.2.6', 'a request object',                          authorize({ request: 'eyJhbGciOiJub25lIn0.e30.' }),         redirected('request_not_supported')],
  ['OIDC Core §3.1.2.6', 'a request_uri elsewhere (SSRF)',            authorize({ request_uri: 'https://attacker.example/r' }),   redirected('request_uri_not_supported')],
  ['OIDC Core §3.1.2.6', 'a registration parameter',                  authorize({ registration: '{}' }),                          redirected('registration_not_supported')],
  ['OIDC Core §3.1.2.1', 'prompt=none with another value',            authorize({ prompt: 'none login' }),                        redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'prompt=none with consent',                  authorize({ prompt: 'consent none' }),                      redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'prompt=none with select_account',           authorize({ prompt: 'none select_account' }),               redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'a prompt in upper case',                    authorize({ prompt: 'NONE' }),                              redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'an unknown prompt',                         authorize({ prompt: 'create' }),                            redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'a negative max_age',                        authorize({ max_age: '-1' }),                               redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'a max_age that is no number',               authorize({ max_age: 'soon' }),                             redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'a max_age with a fraction',                 authorize({ max_age: '1.5' }),                              redirected('invalid_request')],
  ['OIDC Core §3.1.2.6', 'prompt=none and nobody logged in',          authorize({ prompt: 'none' }),                              redirected('login_required')],
  ['OIDC Core §3.1.2.6', 'prompt=none in a browser that never logged in', after('Ana logged in', fromAnotherBrowser(authorize({ prompt: 'none' }))), redirected('login_required')],
  ['OIDC Core §3.1.2.6', 'prompt=none and the login is over',         after('Ana logged in', 'nine hours passed', authorize({ prompt: 'none' })), redirected('login_required')],
  ['OIDC Core §3.1.2.1', 'prompt=none and the login older than max_age', after('Ana logged in', 'a minute passed', authorize({ prompt: 'none', max_age: '59' })), redirected('login_required')],
  ['OIDC Core §3.1.2.1', 'prompt=none and max_age=0, which no login meets', after('Ana logged in', authorize({ prompt: 'none', max_age: '0' })), redirected('login_required')],
  ['OIDC Core §3.1.2.6', 'prompt=none and a scope never consented to', after('Ana logged in', authorize({ prompt: 'none', scope: 'openid write:trips' })), redirected('consent_required')],
  ['OIDC Core §3.1.2.6', 'prompt=none and another app, not consented to', after('Ana logged in', authorize({ prompt: 'none' }, phone)), redirected('consent_required')],

  ['OIDC Core §3.1.2.1', 'an id_token_hint that is no ID token',      authorize({ id_token_hint: 'made-up' }),                    redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'an id_token_hint with another signature',   { ...authorize({ id_token_hint: changed(the('id token'), tampered) }), before: [tokens()] }, redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'an access token as id_token_hint',          { ...authorize({ id_token_hint: the('access token') }), before: [tokens()] }, redirected('invalid_request')],
  ['OIDC Core §3.1.2.1', 'prompt=none and another user than the id_token_hint says', after('Ben logged in instead', { ...authorize({ prompt: 'none', id_token_hint: the('id token') }), before: [tokens()] }), redirected('login_required')],

  // what the client is registered for
  ['RFC 7591 §2',        'a scope that the client is not registered for', authorize({ scope: 'openid email' }, poster),           redirected('invalid_scope')],
  ['RFC 8707 §2',        'a resource that the server does not know',  authorize({ audience: absent, resource: 'https://other.example/' }), redirected('invalid_target')],
  ['RFC 8707 §2',        'a resource with a fragment',                authorize({ audience: absent, resource: 'https://api.granttour.example/#a' }), redirected('invalid_target')],
  ['RFC 8707 §2',        'a resource other than the audience',        authorize({ resource: 'https://other.example/' }),          redirected('invalid_target')],
  ['RFC 6749 §4.1.2.1',  'a client without the grant asks for a code', authorize({}, legacy),                                     redirected('unauthorized_client')],
  ['RFC 6749 §4.1.2.1',  'a device asks for a code',                  authorize({ client_id: tv.client_id }),                     page(400, 'invalid_request')],
  ['RFC 6749 §4.1.2.1',  'a machine asks for a code',                 authorize({ client_id: machine.client_id }),                page(400, 'invalid_request')],
];
