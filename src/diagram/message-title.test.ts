import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formPostPage } from '../authorization-server/pages/form-post-page.ts';
import { get, type Header, postForm } from '../protocol/http.ts';
import { requestTitle, responseTitle } from './message-title.ts';

function json(status: number, body: unknown): string {
  return responseTitle({
    status,
    headers: [['Content-Type', 'application/json;charset=UTF-8']],
    body: JSON.stringify(body),
  });
}

function redirect(location: string, status = 302): string {
  return responseTitle({ status, headers: [['Location', location]], body: '' });
}

function answer(status: number, headers: readonly Header[] = [], body = ''): string {
  return responseTitle({ status, headers, body });
}

describe('the title of a request', () => {
  test.each([
    [get('https://auth.example/authorize?client_id=1'), 'GET /authorize'],
    [postForm('https://auth.example/oauth/token', []), 'POST /oauth/token'],
    [get('https://app.example'), 'GET /'],
    [get('myapp://callback?code=1'), 'GET myapp://callback'],
    [get('https://auth.example/oidc/logout?id_token_hint=a'), 'GET /oidc/logout'],
    [get('no url?x=1'), 'GET no url'],
  ])('%#', (request, title) => expect(requestTitle(request)).toBe(title));
});

describe('the title of a response', () => {
  test('a redirect names where it leads', () => {
    expect(redirect('/login?tx=1')).toBe('302 to /login');
    expect(redirect('https://app.example/callback?code=1', 303)).toBe('303 to /callback');
    expect(redirect('com.example.app:/oauth?code=1')).toBe('302 to com.example.app:///oauth');
    expect(redirect('%%%')).toBe('302 to %%%');
  });

  test('RFC 6749 §4.1.2.1: a redirect with an error names it', () => {
    expect(redirect('https://app.example/cb?error=access_denied&state=1')).toBe('302 access_denied to /cb');
  });

  test('OAuth 2.0 Multiple Response Types §5: so does one whose fragment has it', () => {
    expect(redirect('https://app.example/cb#error=login_required&state=1')).toBe('302 login_required to /cb');
    expect(redirect('https://app.example/cb#top')).toBe('302 to /cb');
  });

  test('RFC 8252 §7.1: a redirect to an app of the device', () => {
    expect(redirect('myapp://callback?code=1')).toBe('302 to myapp://callback');
    expect(redirect('myapp://callback?error=access_denied')).toBe('302 access_denied to myapp://callback');
  });

  test('RFC 6749 §5.1: tokens', () => {
    expect(json(200, { access_token: 'a', id_token: 'b' })).toBe('200 tokens');
    expect(json(200, { access_token: 'a', token_type: 'Bearer' })).toBe('200 access token');
  });

  test('RFC 6749 §5.2: an error in a JSON body', () => {
    expect(json(400, { error: 'invalid_grant', error_description: 'x' })).toBe('400 invalid_grant');
    expect(json(400, { error: { message: 'x' } })).toBe('400 error');
  });

  test('RFC 6750 §3: an error in a challenge', () => {
    const challenge = 'Bearer realm="api", error="invalid_token", error_description="x"';
    expect(answer(401, [['WWW-Authenticate', challenge]])).toBe('401 invalid_token');
  });

  test('other bodies that OAuth and OpenID Connect know', () => {
    expect(json(200, { device_code: 'x', user_code: 'y' })).toBe('200 device code, user code');
    expect(json(200, { keys: [] })).toBe('200 key set');
    expect(json(200, { issuer: 'x', authorization_endpoint: 'y' })).toBe('200 metadata');
    expect(json(200, { active: false })).toBe('200 inactive');
    expect(json(200, { active: true, sub: 'ana' })).toBe('200 active');
    expect(json(201, { request_uri: 'x', expires_in: 60 })).toBe('201 request_uri');
  });

  test('RFC 8628 §3.5: a poll that came too early, or too fast', () => {
    expect(json(400, { error: 'authorization_pending' })).toBe('400 authorization_pending');
    expect(json(400, { error: 'slow_down' })).toBe('400 slow_down');
  });

  test('any other JSON by its shape', () => {
    expect(json(200, { sub: '1', name: 'Ana' })).toBe('200 sub, name');
    expect(json(200, { a: 1, b: 2, c: 3 })).toBe('200 a, b, …');
    expect(json(200, [1, 2])).toBe('200 list of 2');
    expect(json(200, {})).toBe('200 OK');
    expect(json(200, null)).toBe('200 OK');
  });

  test('a page by its title', () => {
    const html: readonly Header[] = [['content-type', 'text/html']];
    expect(answer(200, html, '<title>Log in &amp; go</title><svg><title>x</title></svg>')).toBe(
      '200 page “Log in & go”',
    );
    expect(answer(200, html, '<p>x')).toBe('200 page');
  });

  test('OAuth 2.0 Form Post §2: a page that takes an answer to the app says which', () => {
    const page = (fields: readonly (readonly [string, string])[]) =>
      answer(200, [['content-type', 'text/html']], formPostPage('https://app.example/cb', fields));
    expect(page([['id_token', 'a.b.c']])).toBe('200 form_post page: ID token');
    const all = ['code', 'access_token', 'token_type', 'id_token', 'state'].map(
      (name) => [name, 'x'] as const,
    );
    expect(page(all)).toBe('200 form_post page: code, access token, ID token');
    expect(page([['error', 'access_denied']])).toBe('200 form_post page: access_denied');
    expect(page([['state', '1']])).toBe('200 form_post page');
    const scripted = `<body onload="javascript:document.forms[0].submit()"><form method="post">
      <input type="hidden" name="code" value="c"><input type=submit name=error value=no></form>`;
    expect(answer(200, [['content-type', 'text/html']], scripted)).toBe('200 form_post page: code');
  });

  test('else by its status', () => {
    expect(answer(204)).toBe('204 No Content');
    expect(answer(0)).toBe('no response');
    expect(answer(418)).toBe('418');
    expect(answer(302)).toBe('302');
  });

  test('no body makes it throw', () => {
    const types = fc.constantFrom('application/json', 'text/html', 'application/problem+json', '');
    fc.assert(
      fc.property(types, fc.oneof(fc.string(), fc.json()), fc.webUrl(), (type, body, location) => {
        expect(
          typeof answer(
            302,
            [
              ['content-type', type],
              ['location', location + body],
            ],
            body,
          ),
        ).toBe('string');
        expect(typeof answer(200, [['content-type', type]], body)).toBe('string');
      }),
    );
  });
});
