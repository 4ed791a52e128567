import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { perform, plainRecipe } from '../../lab/index.ts';
import { get, type HttpRequest, type HttpResponse, postForm } from '../../protocol/http.ts';
import type { Party } from '../../protocol/parties.ts';
import type { TraceEvent } from '../../trace/index.ts';
import type { Occurrence } from '../contract.ts';
import { stepOf } from './step-of.ts';

const as = 'https://as.example';
const app = 'https://app.example';
const page: HttpResponse = { status: 200, headers: [['content-type', 'text/html']], body: '' };
const to = (location: string): HttpResponse => ({ status: 302, headers: [['location', location]], body: '' });

const front = (request: HttpRequest, party: Party = 'authorization-server'): Occurrence => ({
  ...{ kind: 'request', from: 'browser', to: party, channel: 'front', request },
});
const frontAnswer = (
  request: HttpRequest,
  response: HttpResponse,
  party: Party = 'authorization-server',
): Occurrence => ({
  ...{ kind: 'response', from: party, to: 'browser', channel: 'front', request, response },
});
const back = (
  kind: 'request' | 'work' | 'response',
  request: HttpRequest,
  party: Party = 'authorization-server',
): Occurrence => ({
  ...{ kind, channel: 'back', request },
  ...(kind === 'request' && { from: 'app', to: party }),
  ...(kind === 'work' && { by: party }),
  ...(kind === 'response' && { from: party, to: 'app', response: page }),
});
const authorize = get(`${as}/oauth2/v1/authorize?response_type=code&client_id=a&state=s`);
const callback = get(`${app}/cb?code=c&state=s`);
const swap = postForm(`${as}/oauth2/v1/token`, [['grant_type', 'authorization_code']]);
const refresh = postForm(`${as}/oauth2/v1/token`, [['grant_type', 'refresh_token']]);
const keys = get(`${as}/oauth2/v1/keys`);
const orders = get('https://api.example/orders');

describe('stepOf', () => {
  it.each<[string, Occurrence, number, number]>([
    ['picking Login', { kind: 'action', name: 'pick_login' }, 0, 1],
    ['signing in', { kind: 'action', name: 'sign_in' }, 4, 5],
    ['making the verifier', { kind: 'work', by: 'app', name: 'make_code_verifier' }, 1, 2],
    ['the authorization request', front(authorize), 2, 3],
    ['its answer', frontAnswer(authorize, to(`${as}/login?state=s`)), 3, 4],
    ['an authorization request by form', front(postForm(authorize.url, [])), 2, 3],
    ['the login page', front(get(`${as}/u/login?state=s`)), 4, 4],
    ['its answer', frontAnswer(get(`${as}/u/login?state=s`), page), 4, 4],
    ['the sign-in', front(postForm(`${as}/u/login`, [['password', 'p']])), 4, 5],
    [
      'a one-time code that a person types',
      front(
        postForm(`${as}/u/mfa`, [
          ['code', '123456'],
          ['state', 's'],
        ]),
      ),
      5,
      5,
    ],
    ['a consent page after it', front(get(`${as}/u/consent?state=s`)), 5, 5],
    [
      'the redirect with the code',
      frontAnswer(postForm(`${as}/u/consent`, []), to(`${app}/cb?code=c&state=s`)),
      5,
      6,
    ],
    ['the redirect with an error', frontAnswer(authorize, to(`${app}/cb?error=access_denied`)), 3, 6],
    [
      'a redirect with the code in the fragment',
      frontAnswer(authorize, to(`${app}/cb#code=c&state=s`)),
      3,
      6,
    ],
    ['the callback', front(callback, 'app'), 6, 6],
    ['its answer', frontAnswer(callback, page, 'app'), 6, 6],
    [
      'the callback by form_post',
      front(
        postForm(`${app}/cb`, [
          ['code', 'c'],
          ['state', 's'],
        ]),
        'app',
      ),
      5,
      6,
    ],
    ['what the app’s page loads', front(get(`${app}/app.js`), 'app'), 6, 6],
    ['its answer', frontAnswer(get(`${app}/app.js`), page, 'app'), 6, 6],
    ['checking the response', { kind: 'work', by: 'app', name: 'check_authorization_response' }, 6, 6],
    ['the token request', back('request', swap), 6, 7],
    ['the server’s check of it', back('work', swap), 7, 8],
    ['the tokens', back('response', swap), 8, 9],
    ['fetching the keys', back('request', keys), 9, 9],
    ['validating', { kind: 'work', by: 'app', name: 'validate_tokens' }, 9, 9],
    ['the API call', back('request', orders, 'api'), 9, 10],
    ['the API’s check', back('work', orders, 'api'), 10, 10],
    ['the data', back('response', orders, 'api'), 10, 11],
    ['showing it', { kind: 'work', by: 'app', name: 'show_orders' }, 11, 11],
    ['the refresh begins', { kind: 'state', name: 'refreshing' }, 11, 12],
    ['the refresh', back('request', refresh), 11, 12],
    ['its tokens', back('response', refresh), 12, 12],
    ['keeping them', { kind: 'work', by: 'app', name: 'keep_new_tokens' }, 12, 12],
    ['a reuse begins', { kind: 'state', name: 'reusingRefreshToken' }, 12, 13],
    ['the reuse', back('request', refresh), 13, 13],
    ['userinfo begins', { kind: 'state', name: 'askingUserinfo' }, 12, 14],
    ['userinfo', back('request', get(`${as}/userinfo`)), 14, 14],
    ['revoking begins', { kind: 'state', name: 'revoking' }, 14, 15],
    ['the revocation', back('request', postForm(`${as}/revoke`, [['token', 't']])), 15, 15],
    ['a new sign-in after all that', front(authorize), 15, 3],
    ['the clock', { kind: 'time' }, 7, 7],
    ['the end', { kind: 'end' }, 12, 12],
    ['a state like any other', { kind: 'state', name: 'exchangingCode' }, 6, 6],
    ['a state with the name of a method', { kind: 'state', name: 'constructor' }, 6, 6],
    ['work with the name of a method', { kind: 'work', by: 'app', name: 'toString' }, 6, 6],
    ['a message that is not there', { kind: 'request' }, 6, 6],
  ])('%s', (_what, occurrence, before, step) => expect(stepOf(occurrence, before)).toBe(step));

  it('always gives a whole number, whatever happened', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'constructor', callback.url, authorize.url),
    );
    const party = fc.constantFrom<Party>('user', 'browser', 'app', 'authorization-server', 'api', 'attacker');
    const headers = fc.array(fc.tuple(fc.constantFrom('location', 'content-type'), text), { maxLength: 2 });
    const occurrence = fc.record(
      {
        kind: fc.constantFrom('action', 'request', 'response', 'work', 'state', 'time', 'end'),
        name: text,
        by: party,
        from: party,
        to: party,
        channel: fc.constantFrom('front', 'back'),
        request: fc.record({ method: text, url: text, headers, body: text }),
        response: fc.record({ status: fc.nat(599), headers, body: text }),
      },
      { requiredKeys: ['kind'] },
    );
    fc.assert(
      fc.property(occurrence, fc.nat(15), (given, before) => {
        const step = stepOf(given as Occurrence, before);
        expect(Number.isInteger(step) && step >= 0 && step <= 15).toBe(true);
      }),
    );
  });
});

/** The messages of a trace as a vendor's would look: other paths, other names, no work and no states. */
function foreign(
  events: readonly TraceEvent[],
): { readonly occurrence: Occurrence; readonly step: number }[] {
  const renamed = (text: string) =>
    text
      .replaceAll('auth.granttour.example/authorize', 'tenant.idp.example/oauth2/v1/authorize')
      .replaceAll('auth.granttour.example/oauth/token', 'tenant.idp.example/oauth2/v1/token')
      .replaceAll('auth.granttour.example/.well-known/jwks.json', 'tenant.idp.example/oauth2/v1/keys')
      .replaceAll('auth.granttour.example/login', 'tenant.idp.example/signin/form')
      .replaceAll('auth.granttour.example/consent', 'tenant.idp.example/signin/allow')
      .replaceAll('/callback', '/signin-oidc')
      .replaceAll('/orders', '/v2/things');
  const requests = new Map<string, HttpRequest>();
  return events.flatMap((event) => {
    if (event.kind !== 'request' && event.kind !== 'response') return [];
    const { kind, from, to: receiver, channel, step } = event;
    const message: typeof event.message = JSON.parse(renamed(JSON.stringify(event.message)));
    if ('url' in message) requests.set(event.exchange, message);
    const request = requests.get(event.exchange);
    const response = 'status' in message ? message : undefined;
    const occurrence = {
      kind,
      from,
      to: receiver,
      channel,
      ...(request && { request }),
      ...(response && { response }),
    };
    return [{ occurrence, step }];
  });
}

describe('a trace of another vendor', () => {
  it.each([
    {},
    { challengeMethod: 'none' },
    { session: 'signed in and consented' },
    { scope: 'openid profile' },
  ])('is numbered the same: %j', async (options) => {
    const trace = await perform(plainRecipe('authorization-code-pkce', { options }));
    let before = 0;
    for (const { occurrence, step } of foreign(trace.events)) {
      before = stepOf(occurrence, before);
      expect(before).toBe(step);
    }
    expect(before).toBeGreaterThanOrEqual(6);
  });
});
