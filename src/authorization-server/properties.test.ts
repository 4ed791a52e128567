import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Header, type HttpRequest, type HttpResponse, header } from '../protocol/http.ts';
import { ana, audience, issuer, native, redirectUri, spa } from './testing/demo.ts';
import { type Setting, setting, verifier } from './testing/flow.ts';

const paths = [
  ...['authorize', 'login', 'consent', 'oauth/token', 'userinfo', 'oauth/revoke'],
  ...['.well-known/openid-configuration', '.well-known/jwks.json', 'nowhere'],
];

const names = [
  ...[
    'response_type',
    'response_mode',
    'client_id',
    'redirect_uri',
    'scope',
    'state',
    'nonce',
    'audience',
    'prompt',
  ],
  ...[
    'max_age',
    'login_hint',
    'code_challenge',
    'code_challenge_method',
    'request',
    'request_uri',
    'transaction',
  ],
  ...[
    'csrf',
    'action',
    'username',
    'password',
    'grant_type',
    'code',
    'code_verifier',
    'refresh_token',
    'token',
  ],
  ...['access_token', 'client_secret', '__proto__', 'constructor'],
];

/** Values that get far into the server, which random text alone seldom does. */
const known = [
  ...[
    'code',
    'query',
    spa.client_id,
    native.client_id,
    redirectUri,
    'http://127.0.0.1:1/callback',
    'openid',
    audience,
  ],
  ...[
    'openid offline_access read:trips',
    'none',
    'login',
    'consent',
    '0',
    'S256',
    'plain',
    verifier,
    ana.username,
  ],
  ...[
    ana.password,
    'password',
    'social',
    'allow',
    'deny',
    'authorization_code',
    'refresh_token',
    '',
    '\u0000',
    '%',
  ],
];

const text = fc.oneof(fc.constantFrom(...known), fc.string({ unit: 'binary' }), fc.string());
const pair = fc.tuple(fc.oneof(fc.constantFrom(...names), fc.string()), text);
const headerPair: fc.Arbitrary<Header> = fc.tuple(
  fc.constantFrom('Cookie', 'Authorization', 'Origin', 'Content-Type', 'X-Other'),
  fc.oneof(
    fc.string(),
    fc.constantFrom(
      'Bearer a.b.c',
      'Bearer eyJ9.eyJ9.',
      'Basic YTpi',
      '__Host-session=x; __Host-browser=y',
      'null',
    ),
  ),
);

/** Any request at all; about half of the bodies are real forms. */
function requests(secrets: readonly string[]): fc.Arbitrary<HttpRequest> {
  const value = fc.tuple(
    fc.oneof(fc.constantFrom(...names), fc.string()),
    fc.oneof(text, fc.constantFrom(...secrets)),
  );
  const form = fc.constant<Header>(['Content-Type', 'application/x-www-form-urlencoded']);
  return fc
    .record({
      method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'get', ''),
      path: fc.constantFrom(...paths),
      query: fc.oneof(fc.array(pair), fc.array(value)),
      fields: fc.oneof(fc.array(pair), fc.array(value)),
      raw: fc.option(fc.string(), { nil: undefined }),
      headers: fc.array(headerPair, { maxLength: 4 }),
      asForm: fc.option(form, { nil: undefined }),
    })
    .map(({ method, path, query, fields, raw, headers, asForm }) => ({
      method,
      url: `${issuer}${path}?${new URLSearchParams(query)}`,
      headers: asForm ? [asForm, ...headers] : headers,
      body: raw ?? new URLSearchParams(fields).toString(),
    }));
}

/** What every answer keeps to, whatever was asked. */
function keepsContract(response: HttpResponse): void {
  expect(response.status).toBeGreaterThanOrEqual(200);
  expect(response.status).toBeLessThan(500);
  for (const [name, value] of response.headers) {
    expect(name).toMatch(/^[A-Za-z-]+$/);
    expect(value).toMatch(/^[\x20-\x7e]*$/);
  }
  if (header(response, 'content-type') === 'application/json' && response.body !== '') {
    const { error_description = '' } = JSON.parse(response.body) as { error_description?: string };
    expect(error_description).toMatch(/^[\x20\x21\x23-\x5B\x5D-\x7E]*$/);
  }
  const location = header(response, 'location');
  if (response.status === 303)
    expect(
      [issuer, redirectUri, 'myapp://callback', 'http://127.0.0.1'].some((uri) => location?.startsWith(uri)),
    ).toBe(true);
}

fc.configureGlobal({ seed: 20260101 });

describe('whatever is sent', () => {
  let demo: Setting;

  beforeEach(() => {
    demo = setting();
  });

  test('nothing throws, nothing is a 5xx, and the flow still works afterwards', async () => {
    const stop = await demo.authorize();
    const transaction = new URL(stop.url).searchParams.get('transaction') ?? '';
    const secrets = [transaction, await demo.code(), (await demo.tokens()).access_token];
    await fc.assert(
      fc.asyncProperty(requests(secrets), async (request) => keepsContract(await demo.handle(request))),
      { numRuns: 1500 },
    );
    const tokens = await demo.tokens({ prompt: 'login' });
    expect((await demo.userinfo(tokens.access_token)).status).toBe(200);
    expect((await demo.refresh(tokens.refresh_token)).status).toBe(200);
  });

  test('no authorization request but the registered redirect URI ever gets a redirect to an app', async () => {
    await demo.signIn();
    const cookie: Header = ['Cookie', `__Host-session=${demo.browser.cookies.get('__Host-session')}`];
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.webUrl({ withFragments: true }), text), async (uri) => {
        const url = await demo.authorizationUrl({ redirect_uri: uri });
        const location = header(await demo.handle({ method: 'GET', url, headers: [cookie] }), 'location');
        expect(location === undefined || uri === redirectUri).toBe(true);
      }),
    );
  });

  test('no verifier but the one behind the challenge redeems a code', async () => {
    const code = await demo.code();
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.stringMatching(/^[\w.~-]{43,128}$/), text), async (guess) => {
        fc.pre(guess !== verifier);
        expect((await demo.exchange(code, { code_verifier: guess })).status).toBe(400);
      }),
    );
    expect((await demo.exchange(code)).status).toBe(200);
  });

  test('state comes back as it was sent', async () => {
    await demo.signIn();
    await fc.assert(
      fc.asyncProperty(fc.string({ minLength: 1, unit: 'grapheme' }), async (state) => {
        const { url } = await demo.authorize({ state });
        expect(new URL(url).searchParams.get('state')).toBe(state);
      }),
    );
  });
});
