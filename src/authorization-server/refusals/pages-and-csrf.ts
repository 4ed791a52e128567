import { page, pageAgain, redirected } from './testing/answers.ts';
import type { Late } from './testing/asked.ts';
import { logOut, openLogin } from './testing/browser-steps.ts';
import { fromAnotherBrowser, withHeaders } from './testing/change.ts';
import { authorize, consent, login, open } from './testing/front-channel.ts';
import type { Topic } from './testing/row.ts';
import { after } from './testing/situations.ts';
import { wait } from './testing/steps.ts';
import { code } from './testing/token-steps.ts';
import { absent, changed, tampered, the } from './testing/values.ts';

/** The cookie of Ana's login alone, as if somebody had stolen it. */
const sessionCookie: Late = ({ browser }) => `__Host-session=${browser.cookies.get('__Host-session')}`;

/** The pages of the server: credentials, cross-site request forgery, session fixation, use after their time. */
// biome-ignore format: a table is read by its columns
export const pagesAndCsrf: Topic = [
  ['OIDC Core §3.1.2.3',  'a wrong password: the page again, one message for every cause', login({ password: 'guess' }),        pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'an unknown user: the same',                    login({ username: 'nobody@granttour.example' }),      pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'no password',                                  login({ password: absent }),                          pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'no user',                                      login({ username: absent }),                          pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'the password of another user',                 login({ password: 'battery staple' }),                pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'the password with a space after it',           login({ password: 'correct horse ' }),                pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'a user name that every JavaScript object has', login({ username: '__proto__' }),                     pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'to go on as the present account, where nobody is logged in', login({ action: 'continue' }),          pageAgain('login')],
  ['OIDC Core §3.1.2.1',  'to go on as the present account, though the app wants a new login', after('Ana logged in', { ...login({ action: 'continue' }), before: [code(), openLogin({ prompt: 'login' })] }), pageAgain('login')],
  ['OIDC Core §3.1.2.1',  'to go on as the present account, though that login is too old for the app', { ...login({ action: 'continue' }), before: [code(), wait(60), openLogin({ max_age: '30' })] }, pageAgain('login')],
  ['OIDC Core §3.1.2.1',  'to go on as the present account, though its login is over', { ...login({ action: 'continue' }), before: [code(), openLogin({ prompt: 'select_account' }), wait(599), logOut] }, pageAgain('login')],
  ['OIDC Core §3.1.2.3',  'an unknown button and no password',            login({ action: 'admin', password: absent }),         pageAgain('login')],
  ['RFC 6819 §4.4.3.6',   'the right password after ten wrong ones',      after('somebody guessed at Ana\'s password ten times', login()), page(429)],
  ['RFC 6749 §10.12',     'a login form without the page\'s own value',   login({ csrf: absent }),                              page(403, 'invalid_request')],
  ['RFC 6749 §10.12',     'a login form with a guessed value',            login({ csrf: 'guess' }),                             page(403, 'invalid_request')],
  ['RFC 6749 §10.12',     'a login form with almost the right value',     login({ csrf: changed(the('csrf'), tampered) }),      page(403, 'invalid_request')],
  ['RFC 9700 §4.7',       'a login form sent from another browser (login CSRF)', fromAnotherBrowser(login()),                   page(403, 'invalid_request')],
  ['RFC 9700 §4.7',       'the login page opened in another browser',     fromAnotherBrowser({ ...open('login', { transaction: the('transaction') }), before: login().before }), page(403, 'invalid_request')],
  ['RFC 9700 §4.7',       'a login form with the cookie of another browser', withHeaders({ Cookie: '__Host-browser=guess' }, fromAnotherBrowser(login())), page(403, 'invalid_request')],
  ['RFC 6749 §3.1',       'a login form for no request',                  login({ transaction: absent }),                       page(400, 'invalid_request')],
  ['RFC 6749 §3.1',       'a login form for a request that nobody made',  login({ transaction: 'made-up' }),                    page(400, 'invalid_request')],
  ['RFC 6749 §3.1',       'a login form ten minutes later',               after('ten minutes passed', login()),                  page(400, 'invalid_request')],
  ['RFC 6749 §3.1',       'the login page for no request',                open('login'),                                        page(400, 'invalid_request')],
  ['RFC 6749 §3.1',       'a login form with its password twice',         login({ password: ['correct horse', 'guess'] }),      page(400, 'invalid_request')],
  ['OIDC Core §3.1.2.3',  'a session id that was planted before the login (session fixation)', after('Ana logged in where somebody had planted a session id', withHeaders({ Cookie: '__Host-session=planted' }, fromAnotherBrowser(authorize({ prompt: 'none' })))), redirected('login_required')],
  ['OIDC Core §3.1.2.3',  'the old session id after a new login',         after('Ana logged in', 'Ana logged in again under a new session id', withHeaders({ Cookie: the('old session cookie') }, fromAnotherBrowser(authorize({ prompt: 'none' })))), redirected('login_required')],
  ['OIDC Core §3.1.2.3',  'a session cookie that nobody set',             withHeaders({ Cookie: '__Host-session=__proto__' }, authorize({ prompt: 'none' })), redirected('login_required')],

  ['RFC 6749 §4.1.2.1',   'the user denies',                              consent({ action: 'deny' }),                          redirected('access_denied')],
  ['RFC 6749 §4.1.2.1',   'anything but allow is a no',                   consent({ action: 'ALLOW' }),                         redirected('access_denied')],
  ['RFC 6749 §4.1.2.1',   'a consent form without its button',            consent({ action: absent }),                          redirected('access_denied')],
  ['RFC 6749 §10.12',     'a consent form without the page\'s own value', consent({ csrf: absent }),                            page(403, 'invalid_request')],
  ['RFC 6749 §10.12',     'a consent form with a guessed value',          consent({ csrf: 'guess' }),                           page(403, 'invalid_request')],
  ['RFC 9700 §4.7',       'a consent form sent from another browser',     fromAnotherBrowser(consent()),                        page(403, 'invalid_request')],
  ['RFC 9700 §4.7',       'a consent form with the session of the user, but from another browser', withHeaders({ Cookie: sessionCookie }, fromAnotherBrowser(consent())), page(403, 'invalid_request')],
  ['RFC 9700 §4.16',      'a consent form for no request',                consent({ transaction: absent }),                     page(400, 'invalid_request')],
  ['RFC 9700 §4.16',      'a consent form that was sent already',         after('Ana allowed', consent()),                      page(400, 'invalid_request')],
  ['RFC 9700 §4.16',      'a consent form after a denial',                after('Ana denied', consent()),                       page(400, 'invalid_request')],
  ['RFC 9700 §4.16',      'a consent form ten minutes later',             after('ten minutes passed', consent()),               page(400, 'invalid_request')],
  ['OIDC Core §3.1.2.4',  'consent before anybody logged in',             { ...consent(), before: login().before },             page(403, 'invalid_request')],
  ['OIDC Core §3.1.2.4',  'the consent of one user sent by another',      after('Ben logged in at this browser', consent()),    page(403, 'invalid_request')],
  ['RFC 9700 §4.16',      'the consent page opened in another browser',   fromAnotherBrowser({ ...open('consent', { transaction: the('transaction') }), before: consent().before }), page(403, 'invalid_request')],
  ['OIDC Core §3.1.2.4',  'the consent page before anybody logged in',    { ...open('consent', { transaction: the('transaction') }), before: login().before }, page(403, 'invalid_request')],
  ['RFC 9700 §4.7',       'the login form of one request with the value of another', after('Ana opened the login page', login({ csrf: the('first csrf') })), page(403, 'invalid_request')],
  ['RFC 6749 §3.1',       'a login page that was used',                   after('Ana logged in with that form', 'Ana allowed it', login()), page(400, 'invalid_request')],
  ['RFC 6749 §3.1',       'a consent form with its button twice',         consent({ action: ['allow', 'deny'] }),               page(400, 'invalid_request')],
  ['RFC 6749 §3.1',       'the consent page for no request',              open('consent'),                                      page(400, 'invalid_request')],
];
