import { page, pageAgain, wrongMethod } from './testing/answers.ts';
import { by, fromAnotherBrowser, raw, withHeaders } from './testing/change.ts';
import { logout, post } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { absent, changed, forged, signedByServer, tampered, the, unsigned } from './testing/values.ts';

const hint = (change: (text: string) => string) => ({ id_token_hint: changed(the('id token'), change) });
const nowhere = { post_logout_redirect_uri: 'https://attacker.example/' };

/** Logging out: nobody is sent to a place that is not registered, and nobody is logged out by a foreign page. */
// biome-ignore format: a table is read by its columns
export const loggingOut: Topic = [
  ['RP-Initiated Logout §3', 'a post_logout_redirect_uri that is not registered',     logout(nowhere),                                  page(400, 'invalid_request')],
  ['RP-Initiated Logout §3', 'the registered URI with a query added',                 logout({ post_logout_redirect_uri: 'https://spa.granttour.example/bye?a=b' }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §3', 'a URI below the registered one',                        logout({ post_logout_redirect_uri: 'https://spa.granttour.example/bye/more' }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §3', 'the redirect_uri of logins',                            logout({ post_logout_redirect_uri: 'https://spa.granttour.example/callback' }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §3', 'the URI of another client',                             logout({ post_logout_redirect_uri: 'https://web.granttour.example/bye' }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §3', 'a script instead of a place',                           logout({ post_logout_redirect_uri: 'javascript:alert(1)' }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §2', 'a client_id that is not the one of the ID token',       logout({ client_id: 'web:app' }),                 page(400, 'invalid_request')],
  ['RP-Initiated Logout §2', 'the client_id and the place of another client than the ID token\'s', logout({ client_id: 'web:app', post_logout_redirect_uri: 'https://web.granttour.example/bye' }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §2', 'an unknown client_id',                                  logout({ client_id: 'nobody' }),                  page(400, 'invalid_request')],
  ['RP-Initiated Logout §4', 'an ID token that this server did not sign',             logout(hint(tampered)),                           page(400, 'invalid_request')],
  ['RP-Initiated Logout §4', 'an ID token with other claims and the old signature',   logout(hint(forged({ sub: 'user-ben' }))),        page(400, 'invalid_request')],
  ['RP-Initiated Logout §4', 'an ID token with alg none',                             logout(hint(unsigned)),                           page(400, 'invalid_request')],
  ['RP-Initiated Logout §4', 'an ID token that is no JWT',                            logout({ id_token_hint: 'made-up' }),             page(400, 'invalid_request')],
  ['RP-Initiated Logout §4', 'an access token as id_token_hint',                      logout({ id_token_hint: the('access token') }),   page(400, 'invalid_request')],
  ['RP-Initiated Logout §4', 'an ID token of another issuer',                         logout({ id_token_hint: signedByServer((now) => ({ iss: 'https://other.example/', aud: 'spa', sub: 'user-ana', exp: now + 60 }), 'JWT') }), page(400, 'invalid_request')],
  ['RP-Initiated Logout §2', 'nothing says who asks: the person is asked',            logout({ id_token_hint: absent, post_logout_redirect_uri: absent, state: absent }), pageAgain('logout')],
  ['RP-Initiated Logout §2', 'only a state: the person is asked',                     logout({ id_token_hint: absent, post_logout_redirect_uri: absent }), pageAgain('logout')],
  ['RP-Initiated Logout §3', 'a place to go, and nothing says who asks',              logout({ id_token_hint: absent }),                page(400, 'invalid_request')],
  ['RP-Initiated Logout §3', 'a place to go, and only a name says who asks: the person is asked', logout({ id_token_hint: absent, client_id: 'spa' }), pageAgain('logout')],
  ['RP-Initiated Logout §6', 'the ID token of another user than the present one: the person is asked', after('Ben logged in instead', logout()), pageAgain('logout')],
  ['RP-Initiated Logout §3', 'a foreign place to go, where nobody is logged in',      fromAnotherBrowser(logout({ post_logout_redirect_uri: 'https://attacker.example/' })), page(400, 'invalid_request')],
  ['RP-Initiated Logout §6', 'a foreign page presses the button in another browser',  fromAnotherBrowser({ ...post('end_session', { action: 'logout', csrf: 'guess' }), before: logout().before }), page(403, 'invalid_request')],
  ['RFC 6749 §3.1',          'two ID tokens',                                         logout({ id_token_hint: [the('id token'), 'other'] }), page(400, 'invalid_request')],
  ['RFC 6749 §3.1',          'two places to go',                                      logout({ post_logout_redirect_uri: ['https://spa.granttour.example/bye', nowhere.post_logout_redirect_uri] }), page(400, 'invalid_request')],
  ['OIDC Core §13.2',        'a POST in JSON',                                        withHeaders({ 'Content-Type': 'application/json' }, raw('{}', by('POST', logout()))), page(400, 'invalid_request')],
  ['RP-Initiated Logout §2', 'a DELETE',                                              by('DELETE', logout()),                           wrongMethod()],
  ['RP-Initiated Logout §6', 'a foreign page presses the button (no value of the page\'s own)', { ...post('end_session', { action: 'logout' }), before: logout().before }, page(403, 'invalid_request')],
  ['RP-Initiated Logout §6', 'a foreign page presses the button with a guess',        { ...post('end_session', { action: 'logout', csrf: 'guess' }), before: logout().before }, page(403, 'invalid_request')],
];
