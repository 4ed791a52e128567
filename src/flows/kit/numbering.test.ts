import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { get, type HttpRequest, postForm } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { Occurrence } from '../contract.ts';
import type { FlowId } from '../index.ts';
import { flows } from '../testing/machines.ts';
import {
  action,
  app,
  as,
  back,
  front,
  frontAnswer,
  grant,
  json,
  keys,
  orders,
  page,
  pageOf,
  state,
  to,
  work,
} from '../testing/occurrences.ts';

type Case = readonly [what: string, occurrence: Occurrence, before: number, step: number];

const authorize = get(`${as}/oauth2/v1/authorize?response_type=code&client_id=a&state=s`);
const byReference = get(`${as}/oauth2/v1/authorize?client_id=a&request_uri=urn%3Ax`);
const pushed = postForm(`${as}/oauth2/v1/par`, [
  ['response_type', 'code'],
  ['client_id', 'a'],
]);
const callback = get(`${app}/cb?code=c&state=s`);
const swap = grant('authorization_code');
const refresh = grant('refresh_token');
const login = get(`${as}/u/login?state=s`);
const consent = postForm(`${as}/u/consent`, []);
const homePage = get(`${app}/`);
const opensLogin = get(`${app}/account/login`);

const oneTimeCodePage = pageOf('<form method="post"><input type="text" name="code" autofocus></form>');
const oneTimeCode = postForm(`${as}/u/mfa`, [
  ['code', '123456'],
  ['state', 's'],
]);

/** The page of `response_mode=form_post`, and what its form sends. */
const formPage = (name: string) =>
  pageOf(`<form method="post" action="${app}/cb"><input type="hidden" name="${name}" value="x"/></form>`);
const otherFormPage = pageOf("<INPUT value='x' name='code' type='hidden'>");
const formPost = (...names: string[]) =>
  postForm(
    `${app}/cb`,
    names.map((name) => [name, 'x'] as const),
  );

const pkce: Case[] = [
  ['picking Login', action('pick_login'), 0, 1],
  ['signing in', action('sign_in'), 4, 5],
  ['making the verifier', work('make_code_verifier'), 1, 2],
  ['the authorization request', front(authorize), 2, 3],
  ['its answer', frontAnswer(authorize, to(`${as}/login?state=s`)), 3, 4],
  ['an authorization request by form', front(postForm(authorize.url, [])), 2, 3],
  ['pushing the request', back('request', pushed), 2, 3],
  ['what the server thinks of it', back('work', pushed), 3, 3],
  ['the request_uri', back('response', pushed, 'authorization-server', json(201, {})), 3, 3],
  ['signing it', work('sign_pushed_request'), 2, 3],
  ['taking the request_uri', work('take_request_uri'), 3, 3],
  ['the authorization request by its name', front(byReference), 3, 3],
  ['its answer by its name', frontAnswer(byReference, to(`${as}/login?state=s`)), 3, 4],
  ['the login page', front(login), 4, 4],
  ['its answer', frontAnswer(login, page), 4, 4],
  ['the sign-in', front(postForm(`${as}/u/login`, [['password', 'p']])), 4, 5],
  ['a page that asks for a one-time code', frontAnswer(login, oneTimeCodePage), 5, 5],
  ['a one-time code that a person types', front(oneTimeCode), 5, 5],
  ['a consent page after it', front(get(`${as}/u/consent?state=s`)), 5, 5],
  ['the redirect with the code', frontAnswer(consent, to(callback.url)), 5, 6],
  ['the redirect with an error', frontAnswer(authorize, to(`${app}/cb?error=access_denied`)), 3, 6],
  ['a redirect with the code in the fragment', frontAnswer(authorize, to(`${app}/cb#code=c&state=s`)), 3, 6],
  ['a redirect to the scheme of an app', frontAnswer(consent, to('myapp://callback?code=c&state=s')), 5, 6],
  ['the callback', front(callback, 'app'), 6, 6],
  ['its answer', frontAnswer(callback, page, 'app'), 6, 6],
  ['the callback at an installed app', front(get('myapp://callback?code=c&state=s'), 'app'), 6, 6],
  ['the callback at a thief', front(callback, 'attacker'), 6, 6],
  ['the callback by form_post', front(formPost('code', 'state'), 'app'), 5, 6],
  ['what the app’s page loads before the walk', front(homePage, 'app'), 0, 0],
  ['what the app’s page loads', front(get(`${app}/app.js`), 'app'), 6, 6],
  ['its answer', frontAnswer(get(`${app}/app.js`), page, 'app'), 6, 6],
  ['checking the response', work('check_authorization_response'), 6, 6],
  ['the token request', back('request', swap), 6, 7],
  ['the server’s check of it', back('work', swap), 7, 8],
  ['the tokens', back('response', swap), 8, 9],
  ['no tokens', back('response', swap, 'authorization-server', json(400, { error: 'invalid_grant' })), 8, 9],
  ['fetching the keys', back('request', keys), 9, 9],
  ['validating', work('validate_tokens'), 9, 9],
  ['the API call', back('request', orders, 'api'), 9, 10],
  ['the API’s check', back('work', orders, 'api'), 10, 10],
  ['the data', back('response', orders, 'api'), 10, 11],
  ['showing it', work('show_orders'), 11, 11],
  ['the refresh begins', state('refreshing'), 11, 12],
  ['the refresh', back('request', refresh), 11, 12],
  ['its tokens', back('response', refresh), 12, 12],
  ['keeping them', work('keep_new_tokens'), 12, 12],
  ['signing for the API after that', work('sign_api_request'), 16, 16],
  ['a reuse begins', state('reusingRefreshToken'), 12, 13],
  ['the reuse', back('request', refresh), 13, 13],
  ['userinfo begins', state('askingUserinfo'), 12, 14],
  ['userinfo', back('request', get(`${as}/userinfo`)), 14, 14],
  ['revoking begins', state('revoking'), 14, 15],
  ['the revocation', back('request', postForm(`${as}/revoke`, [['token', 't']])), 15, 15],
  ['another call begins', state('callingApiAgain'), 15, 16],
  ['another call', back('request', orders, 'api'), 16, 16],
  ['its data', back('response', orders, 'api'), 16, 16],
  ['the logout', front(get(`${as}/logout?id_token_hint=i&state=s`)), 17, 17],
  ['back from the logout', front(get(`${app}/bye?state=s`), 'app'), 17, 17],
  ['a new sign-in after all that', front(authorize), 15, 3],
  ['the clock', { kind: 'time' }, 7, 7],
  ['the end', { kind: 'end' }, 12, 12],
  ['a state like any other', state('exchangingCode'), 6, 6],
  ['a state with the name of a method', state('constructor'), 6, 6],
  ['work with the name of a method', work('toString'), 6, 6],
  ['an action with the name of a method', action('valueOf'), 4, 5],
  ['a message that is not there', { kind: 'request' }, 6, 6],
];

const code: Case[] = [
  ['the app’s page before the walk', front(homePage, 'app'), 0, 1],
  ['its answer', frontAnswer(homePage, page, 'app'), 1, 1],
  ['the browser asks the app to log in', front(opensLogin, 'app'), 1, 1],
  ['by form', front(postForm(opensLogin.url, []), 'app'), 1, 1],
  ['the app starts a sign-in', work('make_authorization_request'), 1, 2],
  ['the app’s redirect', frontAnswer(opensLogin, to(authorize.url), 'app'), 2, 2],
  ['the app’s redirect by request_uri', frontAnswer(opensLogin, to(byReference.url), 'app'), 2, 2],
  ['the app’s redirect, nothing recorded before', frontAnswer(opensLogin, to(authorize.url), 'app'), 1, 2],
  ['the app says that it could not push', frontAnswer(opensLogin, page, 'app'), 2, 2],
  ['pushing the request', back('request', pushed), 1, 2],
  ['its request_uri', back('response', pushed), 2, 2],
  ['the authorization request', front(authorize), 2, 2],
  ['its answer', frontAnswer(authorize, to(`${as}/u/login`)), 2, 3],
  ['the sign-in', front(postForm(`${as}/u/login`, [])), 3, 4],
  ['the redirect with the code', frontAnswer(consent, to(callback.url)), 4, 5],
  ['the callback', front(callback, 'app'), 5, 5],
  ['checking it', work('check_authorization_response'), 5, 5],
  ['signing the assertion', work('sign_token_request'), 5, 6],
  ['the token request', back('request', swap), 5, 6],
  ['its judgement', back('work', swap), 6, 7],
  ['the tokens', back('response', swap), 7, 8],
  ['signing the proof', work('sign_api_request'), 8, 9],
  ['the API call', back('request', orders, 'api'), 8, 9],
  ['the data', back('response', orders, 'api'), 9, 10],
  ['the answer that the browser has waited for', frontAnswer(callback, page, 'app'), 10, 10],
  ['the same, sent early', frontAnswer(callback, page, 'app'), 5, 5],
  ['the refresh', back('request', refresh), 10, 11],
  ['introspecting begins', state('introspecting'), 11, 15],
  ['the introspection', back('request', postForm(`${as}/introspect`, [['token', 't']])), 15, 15],
];

const implicit: Case[] = [
  ['the app’s redirect', frontAnswer(opensLogin, to(authorize.url), 'app'), 2, 2],
  ['the sign-in', front(postForm(`${as}/u/login`, [])), 3, 4],
  ['the page that posts the ID token', frontAnswer(consent, formPage('id_token')), 4, 5],
  ['the page that posts an error', frontAnswer(authorize, formPage('error')), 2, 5],
  ['the post', front(formPost('id_token', 'state'), 'app'), 5, 5],
  ['checking it', work('check_authorization_response'), 5, 5],
  ['the keys', back('request', keys), 5, 5],
  ['validating', work('validate_id_token'), 5, 5],
  ['the answer to the browser', frontAnswer(formPost('id_token', 'state'), page, 'app'), 5, 5],
  ['the logout begins', state('loggingOut'), 5, 6],
  ['the logout', front(get(`${as}/logout?id_token_hint=i`)), 6, 6],
];

const hybrid: Case[] = [
  ['the page that posts code and ID token', frontAnswer(consent, formPage('code')), 4, 5],
  ['the page that posts an access token', frontAnswer(consent, formPage('access_token')), 4, 5],
  ['the same page by another writer', frontAnswer(consent, otherFormPage), 4, 5],
  ['the post', front(formPost('code', 'id_token', 'state'), 'app'), 5, 5],
  ['the same post to the server', front(formPost('code', 'state')), 4, 4],
  ['validating the first ID token', work('validate_id_token'), 5, 5],
  ['the token request', back('request', swap), 5, 6],
  ['the second tokens', back('response', swap), 7, 8],
  ['validating them', work('validate_tokens'), 8, 8],
  ['the answer that the browser has waited for', frontAnswer(formPost('code', 'state'), page, 'app'), 10, 10],
];

const machine: Case[] = [
  ['signing the assertion', work('sign_token_request'), 0, 1],
  ['the token request', back('request', grant('client_credentials')), 0, 1],
  ['its judgement', back('work', grant('client_credentials')), 1, 2],
  ['the token', back('response', grant('client_credentials')), 2, 3],
  ['taking it', work('take_tokens'), 3, 3],
  ['the API call', back('request', orders, 'api'), 3, 4],
  ['the data', back('response', orders, 'api'), 4, 5],
  ['a new token begins', state('fetchingNewToken'), 5, 8],
  ['the new token', back('request', grant('client_credentials')), 8, 8],
  ['a refresh, which this flow has not', back('request', refresh), 5, 5],
  ['a browser, which this flow has not', front(callback, 'app'), 3, 3],
];

const deviceRequest = postForm(`${as}/oauth2/v1/device/authorize`, [['client_id', 'tv']]);
const poll = grant('urn:ietf:params:oauth:grant-type:device_code');
const activate = get(`${as}/device/confirm?user_code=BCDF-GHJK`);
const pending = json(400, { error: 'authorization_pending' });

const device: Case[] = [
  ['starting the app', action('start_app'), 0, 1],
  ['asking for codes', back('request', deviceRequest), 1, 2],
  ['what the server thinks of it', back('work', deviceRequest), 2, 2],
  ['the codes', back('response', deviceRequest), 2, 3],
  ['showing them', work('show_user_code'), 3, 4],
  ['opening the address', action('open_verification_uri'), 4, 5],
  ['the page on the phone', front(activate), 4, 5],
  ['its answer', frontAnswer(activate, page), 5, 5],
  ['typing the user code', action('enter_user_code'), 5, 5],
  ['the user code', front(postForm(`${as}/device/confirm`, [['user_code', 'BCDF-GHJK']])), 5, 5],
  ['a page that calls the user code a code', frontAnswer(activate, formPage('code')), 5, 5],
  ['the sign-in', front(postForm(`${as}/u/login`, [])), 5, 5],
  ['a sign-in with another provider', frontAnswer(login, to(authorize.url)), 5, 5],
  ['its request', front(authorize), 5, 5],
  ['back from there', front(callback), 5, 5],
  ['waiting', work('wait'), 5, 5],
  ['a poll', back('request', poll), 5, 5],
  ['its judgement', back('work', poll), 5, 5],
  ['not yet', back('response', poll, 'authorization-server', pending), 5, 5],
  ['noting that', work('note_pending'), 5, 5],
  ['slowing down', work('slow_down'), 5, 5],
  ['the tokens', back('response', poll, 'authorization-server', json(200, {})), 5, 6],
  ['the keys', back('request', keys), 6, 6],
  ['the API call', back('request', orders, 'api'), 6, 7],
  ['the data', back('response', orders, 'api'), 7, 8],
  ['the refresh', back('request', refresh), 8, 9],
  ['the revocation', back('request', postForm(`${as}/revoke`, [['token', 't']])), 13, 13],
  [
    'the same where nobody said that it begins',
    back('request', postForm(`${as}/revoke`, [['token', 't']])),
    8,
    8,
  ],
];

const password: Case[] = [
  ['typing the password into the app', action('sign_in'), 0, 1],
  ['the token request', back('request', grant('password')), 1, 2],
  ['its judgement', back('work', grant('password')), 2, 3],
  ['the tokens', back('response', grant('password')), 3, 4],
  ['the API call', back('request', orders, 'api'), 4, 5],
  ['the data', back('response', orders, 'api'), 5, 6],
  ['the refresh', back('request', refresh), 6, 7],
];

const cases: Readonly<Record<FlowId, Case[]>> = {
  'authorization-code': code,
  'authorization-code-pkce': pkce,
  'implicit-form-post': implicit,
  hybrid,
  'client-credentials': machine,
  'device-authorization': device,
  'resource-owner-password': password,
};

describe.each(flows)('the steps of $id', ({ id, flow }) => {
  it.each(cases[id])('%s', (_what, occurrence, before, step) => {
    expect(flow.stepOf(occurrence, before)).toBe(step);
  });

  it('are whole numbers of the flow, whatever happened, and once begun never before the first', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', callback.url, authorize.url, formPage('code').body),
      fc.constantFrom('pick_login', 'refreshing', 'validate_tokens', swap.body ?? '', poll.body ?? ''),
    );
    const party = fc.constantFrom<Party>('user', 'browser', 'app', 'authorization-server', 'api', 'attacker');
    const headers = fc.array(fc.tuple(fc.constantFrom('location', 'content-type'), text), { maxLength: 2 });
    const request: fc.Arbitrary<HttpRequest> = fc.record({
      ...{ method: fc.oneof(fc.constantFrom('GET', 'POST'), text), url: text, headers, body: text },
    });
    const status = fc.oneof(fc.constantFrom(200, 303), fc.nat(599));
    const occurrence = fc.record(
      {
        kind: fc.constantFrom('action', 'request', 'response', 'work', 'state', 'time', 'end'),
        ...{ name: text, by: party, from: party, to: party, channel: fc.constantFrom('front', 'back') },
        ...{ request, response: fc.record({ status, headers, body: text }) },
      },
      { requiredKeys: ['kind'] },
    );
    const last = flow.steps.length;
    fc.assert(
      fc.property(occurrence, fc.nat(last), (given, before) => {
        const step = flow.stepOf(given as Occurrence, before);
        expect(Number.isInteger(step) && step >= Math.min(before, 1) && step <= last).toBe(true);
      }),
    );
  });
});
