import * as oauth from 'oauth4webapi';
import { describe, expect, test } from 'vitest';
import { ana, audience, web, webRedirectUri } from '../testing/demo.ts';
import { halfHash } from './testing/half-hash.ts';
import { discover, requestOf } from './testing/oauth4webapi.ts';
import { transports } from './testing/site.ts';
import { forged, repost, resigned } from './testing/tamper.ts';

const scope = 'openid profile email offline_access read:trips';

describe.each(transports)('oauth4webapi 3, $name: hybrid', ({ open }) => {
  /** The posted answer to `code id_token`, and how the library reads it. */
  async function logIn(response_type: string) {
    const site = await open();
    const app = await discover(site, web);
    const asked = {
      response_type,
      redirect_uri: webRedirectUri,
      scope,
      audience,
      response_mode: 'form_post',
    };
    const { url, state, nonce, verifier } = await requestOf(app, { ...asked, max_age: '600' });
    const posted = await site.person().allowByPost(url);
    const { as, client, auth, options } = app;
    const read = (answer: Request) =>
      oauth.validateCodeIdTokenResponse(as, client, answer, nonce, state, 600, options);
    async function exchange(callback: URLSearchParams) {
      const answer = await oauth.authorizationCodeGrantRequest(
        ...([as, client, auth, callback, webRedirectUri, verifier, options] as const),
      );
      return oauth.processAuthorizationCodeResponse(as, client, answer, { expectedNonce: nonce });
    }
    return { posted, read, exchange, as, client, state };
  }

  test.each(['code id_token', 'code id_token token'])('%s by form_post', async (response_type) => {
    const { posted, read, exchange } = await logIn(response_type);
    const tokens = await exchange(await read(posted));
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(ana.sub);
  });

  test('code token by form_post: the library reads the code and leaves the token', async () => {
    const { posted, exchange, as, client, state } = await logIn('code token');
    const answer = new URLSearchParams(await posted.text());
    expect(answer.get('token_type')).toBe('Bearer');
    const tokens = await exchange(oauth.validateAuthResponse(as, client, answer, state));
    expect(oauth.getValidatedIdTokenClaims(tokens)?.sub).toBe(ana.sub);
  });

  test.each([
    ['nonce', (token: string) => resigned(token, { nonce: 'another' }), 'nonce'],
    ['c_hash', (token: string) => resigned(token, { c_hash: halfHash('another') }), 'c_hash'],
    ['signature', forged, 'signature'],
  ])('refuses an ID token with another %s', async (_, change, message) => {
    const { posted, read } = await logIn('code id_token');
    await expect(read(await repost(posted, { id_token: change }))).rejects.toThrow(message);
  });
});
