import { mock } from 'node:test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Asked, message } from '../../../authorization-server/refusals/testing/asked.ts';
import {
  boundUserinfo,
  clientCredentials,
  device,
  exchange,
  exchangeBy,
  introspect,
  poll,
  push,
  refresh,
  revoke,
  userinfo,
} from '../../../authorization-server/refusals/testing/back-channel.ts';
import { as, signed } from '../../../authorization-server/refusals/testing/change.ts';
import {
  bound,
  machine,
  phone,
  poster,
  pusher,
  web,
} from '../../../authorization-server/refusals/testing/clients.ts';
import {
  activate,
  authorize,
  consent,
  login,
  logout,
  pushed,
} from '../../../authorization-server/refusals/testing/front-channel.ts';
import { proven } from '../../../authorization-server/refusals/testing/proofs.ts';
import { after } from '../../../authorization-server/refusals/testing/situations.ts';
import { assertion, the } from '../../../authorization-server/refusals/testing/values.ts';
import { header } from '../../../protocol/http.ts';
import { Wire } from './wire.ts';
import { PeerWorld } from './world.ts';

const wire = new Wire();
beforeAll(async () => {
  await wire.open();
  mock.timers.enable({ apis: ['Date'] });
});
afterAll(() => {
  mock.timers.reset();
  wire.close();
});

// biome-ignore format: a table is read by its columns
const good: readonly (readonly [what: string, request: Asked, status: number, sign: RegExp])[] = [
  ['an authorization request',          authorize(),                                     303, /^\/login\?/],
  ['... by form_post of a hybrid app',  authorize({ response_type: 'code id_token token', response_mode: 'form_post' }, web), 303, /^\/login\?/],
  ['... of a native app on a free port', authorize({ redirect_uri: 'http://127.0.0.1:51004/callback' }, phone), 303, /^\/login\?/],
  ['... without a prompt, once allowed', after('Ana logged in', authorize({ prompt: 'none' })), 303, /callback\?code=/],
  ['a login',                           login(),                                         303, /^\/consent\?/],
  ['a consent',                         consent(),                                       303, /callback\?code=/],
  ['a code',                            exchange(),                                      200, /"access_token".*"id_token".*"refresh_token"/],
  ['a code, with a proof',              proven(exchange()),                              200, /"token_type":"DPoP"/],
  ['a code of an app that must prove',  proven(exchangeBy(bound)),                       200, /"token_type":"DPoP"/],
  ['a code, secret in the header',      exchangeBy(web),                                 200, /"access_token"/],
  ['a code, secret in the form',        exchangeBy(poster),                              200, /"access_token"/],
  ['a refresh token',                   refresh(),                                       200, /"access_token".*"refresh_token"/],
  ['client credentials',                as(machine, clientCredentials()),                200, /"access_token"/],
  ['client credentials by assertion',   clientCredentials(signed(assertion())),          200, /"access_token"/],
  ['a device request',                  device(),                                        200, /"user_code"/],
  ['a user code',                       activate(),                                      200, /data-page="confirm"/],
  ['a poll',                            after('Ana allowed the device', poll()),         200, /"access_token"/],
  ['a pushed request',                  push(),                                          201, /"request_uri"/],
  ['a pushed request of an app that must push', push({}, pusher),                        201, /"request_uri"/],
  ['a reference',                       pushed(),                                        303, /^\/login\?/],
  ['userinfo',                          userinfo(),                                      200, /"sub":"user-ana"/],
  ['userinfo, with a proof',            proven(boundUserinfo, { ath: the('access token') }), 200, /"sub":"user-ana"/],
  ['introspection',                     introspect(),                                    200, /"active":true/],
  ['revocation',                        revoke(),                                        200, /^$/],
  ['a logout',                          logout(),                                        200, /data-page="logout"/],
];

test.each(good)(
  'what rows make bad works on oidc-provider as it is: %s',
  async (_what, asked, status, sign) => {
    const world = new PeerWorld(wire, asked.policy);
    for (const step of asked.before) await step(world);
    const response = await world.handle(await message(asked, world));
    expect([response.status, header(response, 'location') ?? response.body]).toEqual([
      status,
      expect.stringMatching(sign),
    ]);
  },
);
