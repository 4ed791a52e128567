import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Header, header } from '../protocol/http.ts';
import { ana, audience, native, redirectUri, spa } from './testing/demo.ts';
import { type Setting, setting, verifier } from './testing/flow.ts';

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
fc.configureGlobal({ seed: 20260101 });

describe('whatever is sent', () => {
  let demo: Setting;

  beforeEach(() => {
    demo = setting();
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
