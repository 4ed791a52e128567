import { describe, expect, it } from 'vitest';
import { explain } from '../protocol/dictionary/index.ts';
import type { RequestEvent } from './events.ts';
import {
  parametersOf,
  parametersOfLocation,
  placeOfJson,
  placeOfLocation,
  placeOfPage,
  placeOfRequest,
} from './places.ts';
import { request } from './testing/requests.ts';

/** A form that an app, unless said otherwise, posts straight to the server. */
const back = (path: string, body: string, changes: Partial<RequestEvent> = {}): RequestEvent =>
  request(`https://as.example${path}`, body, { channel: 'back', from: 'app', ...changes });

describe('where parameters stand', () => {
  it.each([
    ['authorization request', request('https://as.example/authorize?response_type=code')],
    ['authorization request', request('https://as.example/oauth2/authorize?client_id=a')],
    ['form', request('https://as.example/login', 'username=ana')],
    ['authorization response', request('https://app.example/cb?code=1', undefined, { to: 'app' })],
    ['token request', request('https://as.example/token', 'grant_type=x', { channel: 'back', from: 'app' })],
    ['revocation request', request('https://as.example/r', 'token=x', { channel: 'back', from: 'app' })],
    ['userinfo', request('https://as.example/userinfo', undefined, { channel: 'back', from: 'app' })],
    ['api', request('https://api.example/?scope=a', undefined, { channel: 'back', from: 'app', to: 'api' })],
    ['token request', back('/oauth/token', 'grant_type=x&device_code=d&client_assertion=j')],
    ['token request', back('/oauth/token', 'client_id=a&code=c')],
    ['device authorization request', back('/oauth/device/code', 'client_id=tv&scope=openid')],
    ['device authorization request', back('/auth/device', 'client_id=tv')],
    ['pushed authorization request', back('/oauth/par', 'client_id=a&response_type=code')],
    ['pushed authorization request', back('/as/par', 'client_id=a')],
    ['pushed authorization request', back('/push', 'client_id=a&code_challenge=c')],
    ['revocation request', back('/oauth/revoke', 'client_id=a')],
    ['introspection request', back('/oauth/introspect', 'token=x')],
    ['introspection request', back('/tokeninfo', 'token=x', { from: 'api' })],
    ['authorization request', request('https://as.example/auth?client_id=a&request_uri=urn:x')],
    ['authorization request', request('https://as.example/authorize', 'response_type=id_token')],
    ['form', request('https://as.example/activate?user_code=WDJB-MJHT')],
    ['form', request('https://as.example/oidc/logout', 'action=logout&csrf=1')],
    ['form', request('https://as.example/authorize?response_type=code', 'username=ana&csrf=1')],
    ['logout request', request('https://as.example/oidc/logout')],
    ['logout request', request('https://as.example/oidc/logout', 'id_token_hint=x&state=1')],
    ['logout request', request('https://as.example/end?post_logout_redirect_uri=https://app.example')],
    ['logout response', request('https://app.example/bye?state=1', undefined, { to: 'app' })],
    ['authorization response', request('https://app.example/cb', 'id_token=x&state=1', { to: 'app' })],
    ['authorization response', request('https://app.example/cb?state=1&iss=i', undefined, { to: 'app' })],
    ['authorization response', request('myapp://callback?code=c&state=1', undefined, { to: 'app' })],
    ['form', request('https://app.example/login?action=login', undefined, { to: 'app' })],
  ])('%s', (place, event) => {
    expect(placeOfRequest(event)).toBe(place);
  });

  it.each([
    ['token response', { access_token: 'a' }],
    ['error response', { error: 'invalid_grant' }],
    ['jwks', { keys: [] }],
    ['discovery', { issuer: 'a', jwks_uri: 'b' }],
    ['userinfo', { sub: 'ana' }],
    ['device response', { device_code: 'd', user_code: 'u', expires_in: 600 }],
    ['pushed authorization response', { request_uri: 'urn:x', expires_in: 60 }],
    ['introspection response', { active: false }],
    ['introspection response', { active: true, sub: 'ana', scope: 'openid', cnf: { jkt: 'x' } }],
    ['api', { active: 'yes' }],
  ] as const)('a body is a %s', (place, fields) => {
    expect(placeOfJson(fields, undefined)).toBe(place);
  });

  it('takes the data of an API for nothing else, whatever its members are called', () => {
    const asked = back('/orders', '', { to: 'api' });
    for (const fields of [{ active: true }, { request_uri: 'x' }, { sub: 'ana' }])
      expect(placeOfJson(fields, asked)).toBe('api');
  });

  it('tells an answer in a Location from a request in one', () => {
    expect(placeOfLocation([['error', 'access_denied']])).toBe('authorization response');
    expect(placeOfLocation([['response_type', 'code']])).toBe('authorization request');
    expect(placeOfLocation([['transaction', '1']])).toBe('form');
    expect(placeOfLocation([['request_uri', 'urn:x']])).toBe('authorization request');
    expect(placeOfLocation([['id_token_hint', 'x']])).toBe('logout request');
  });

  it('tells an answer to a logout by its request: `state` alone could be a form of the server', () => {
    const logout = request('https://as.example/oidc/logout?id_token_hint=x&state=1');
    expect(placeOfLocation([['state', '1']], logout)).toBe('logout response');
    expect(placeOfLocation([['state', '1']], request('https://as.example/authorize'))).toBe('form');
    expect(placeOfLocation([['transaction', '1']], logout)).toBe('form');
    expect(placeOfLocation([['state', '1']])).toBe('form');
  });

  it('reads an answer in the fragment of a Location (OAuth 2.0 Multiple Response Types §2.1)', () => {
    const parameters = parametersOfLocation('https://app.example/cb?a=b#id_token=x&state=1');
    expect(parameters.map(([name]) => name)).toEqual(['a', 'id_token', 'state']);
    expect(placeOfLocation(parameters)).toBe('authorization response');
    expect(parametersOfLocation('/login?x=1#top')).toEqual([['x', '1']]);
    expect(parametersOfLocation('https://[')).toEqual([]);
  });

  it.each([
    ['/oauth/token', 'grant_type=a&client_id=b&client_assertion=c&client_assertion_type=d&resource=e'],
    ['/oauth/token', 'grant_type=password&username=a&password=b&client_secret=c&scope=d&audience=e'],
    ['/oauth/device/code', 'client_id=a&client_secret=b&scope=c&audience=d&resource=e'],
    ['/oauth/par', 'client_id=a&client_assertion=b&response_type=c&code_challenge=d&state=e&dpop_jkt=f'],
    ['/oauth/introspect', 'token=a&token_type_hint=b&client_id=c&client_secret=d'],
    ['/oauth/revoke', 'token=a&token_type_hint=b&client_id=c&client_assertion=d'],
  ])('every name of a request to %s is explained: %s', (path, body) => {
    const event = back(path, body);
    const names = parametersOf(event).body.map(([name]) => name);
    expect(names.filter((name) => !explain(name, placeOfRequest(event)))).toEqual([]);
  });

  it('Form Post §2: reads what a page takes to the app as the answer that it is', () => {
    expect(placeOfPage({ sendsItself: true })).toBe('authorization response');
    expect(placeOfPage({ sendsItself: false })).toBe('form');
  });
});
