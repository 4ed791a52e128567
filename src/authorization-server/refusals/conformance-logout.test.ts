import { describe, expect, test } from 'vitest';
import { get } from '../../protocol/http.ts';
import { pageOf } from '../testing/flow.ts';
import { urls } from './testing/asked.ts';
import { allow } from './testing/browser-steps.ts';
import { Callback, opened } from './testing/callback.ts';
import { web } from './testing/clients.ts';
import { codeFlow, jsonOf } from './testing/code-flow.ts';
import { STATE } from './testing/values.ts';
import { World } from './testing/world.ts';

describe('RP-initiated logout', () => {
  test('RP-Initiated Logout §3: a place with a query keeps it', async () => {
    const place = web.post_logout_redirect_uris?.[1] ?? '';
    const { stop } = await leave((id_token_hint) => ({
      id_token_hint,
      post_logout_redirect_uri: place,
      state: 'a',
    }));
    expect(stop.url).toBe(`${place}&state=a`);
  });

  const bye = web.post_logout_redirect_uris?.[0] ?? '';

  /** Logs in, then opens the logout request with these parameters. */
  async function leave(parameters: (idToken: string) => Record<string, string>) {
    const world = new World();
    const { tokens } = await codeFlow(world);
    const stop = await world.browser.open(
      `${urls.end_session}?${new URLSearchParams(parameters(tokens.id_token))}`,
    );
    return { world, stop };
  }

  /** Whether a login would be wanted now. */
  const loggedOut = async (world: World): Promise<boolean> =>
    new Callback(await opened(world, { prompt: 'none' })).get('error') === 'login_required';

  test('oidcc-rp-initiated-logout', async () => {
    const { world, stop } = await leave((id_token_hint) => ({
      id_token_hint,
      post_logout_redirect_uri: bye,
      state: STATE,
    }));
    expect(stop.url).toBe(`${bye}?${new URLSearchParams({ state: STATE })}`);
    expect(await loggedOut(world)).toBe(true);
  });

  test('oidcc-rp-initiated-logout-no-state', async () => {
    const { world, stop } = await leave((id_token_hint) => ({
      id_token_hint,
      post_logout_redirect_uri: bye,
    }));
    expect(stop.url).toBe(bye);
    expect(await loggedOut(world)).toBe(true);
  });

  test('oidcc-rp-initiated-logout-no-post-logout-redirect-uri', async () => {
    const { world, stop } = await leave((id_token_hint) => ({ id_token_hint }));
    expect(pageOf(stop)).toBe('logged_out');
    expect(await loggedOut(world)).toBe(true);
  });

  test.each([
    ['oidcc-rp-initiated-logout-no-params', {}],
    ['oidcc-rp-initiated-logout-only-state', { state: STATE }],
  ])('%s', async (_module, parameters) => {
    const { world, stop } = await leave(() => parameters);
    expect(pageOf(stop)).toBe('logout');
    expect(await loggedOut(world)).toBe(false);
    expect(pageOf(await world.browser.press(stop, 'logout'))).toBe('logged_out');
    expect(await loggedOut(world)).toBe(true);
  });

  test('oidcc-rp-initiated-logout-discovery-endpoint-verification', async () => {
    const metadata = jsonOf(await new World().handle(get(urls.openid_configuration)));
    expect(metadata['end_session_endpoint']).toBe(urls.end_session);
  });

  test('a person who stays is still logged in', async () => {
    const { world, stop } = await leave(() => ({}));
    await world.browser.press(stop, 'stay');
    expect(await loggedOut(world)).toBe(false);
    expect(new Callback(await allow(await opened(world), world.browser)).get('code')).toBeDefined();
  });

  test('RP-Initiated Logout §4: an expired ID token still says who asks', async () => {
    const world = new World();
    const { tokens } = await codeFlow(world);
    world.clock.advance(2 * 3600);
    const parameters = { id_token_hint: tokens.id_token, post_logout_redirect_uri: bye };
    const stop = await world.browser.open(`${urls.end_session}?${new URLSearchParams(parameters)}`);
    expect(stop.url).toBe(bye);
    expect(await loggedOut(world)).toBe(true);
  });
});
