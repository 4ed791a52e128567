import { get, type Header, postForm } from '../../protocol/http.ts';
import { challenge, clientId, code, codeParts, inOrder, type Parts, state, verifier } from './made-code.ts';
import { deviceAsk, deviceTokens, pending, poll, slowDown } from './made-device.ts';
import { comesBack, goodHint, logsOut } from './made-logout.ts';
import { logIn, passwordTokens } from './made-password.ts';
import { firstRefreshToken, nextRefreshToken, refresh, refusal, renewed } from './made-refresh.ts';
import {
  answers,
  api,
  app,
  as,
  asks,
  back,
  callback,
  calls,
  json,
  lands,
  type Made,
  type Reply,
  redirect,
  token,
} from './made-trace.ts';

/** A good attempt: what it is called, its flow, its exchanges. */
interface Good {
  readonly flow: string;
  readonly made: readonly Made[];
}

const basic: { headers: readonly Header[] } = {
  headers: [['Authorization', `Basic ${btoa('shop:s3cret-of-the-shop')}`]],
};
const page: Reply = { status: 200, headers: [['Content-Type', 'text/html']], body: '<title>Shop</title>' };
const browses = (url: string, headers: readonly Header[] = [], reply = page): Made => ({
  ...{ from: 'browser', to: 'app', channel: 'front', request: get(url, headers), reply },
});
const loads = (url: string, headers: readonly Header[] = [], reply: Reply = { status: 204 }): Made => ({
  ...{ from: 'browser', to: 'api', channel: 'front', request: get(url, headers), reply },
});

const noPkce = { code_challenge: undefined, code_challenge_method: undefined };
const openid = { scope: 'openid read:things' };
const fragment = { access_token: 'at-0Qk2mZ7vWqPz', token_type: 'Bearer', expires_in: '3600', state };
const landed = `${callback}?code=${code}&state=${state}`;

/** A code flow whose token request is sent otherwise. */
function withSwap(
  parts: Parts,
  given: Record<string, string>,
  more: Parameters<typeof token>[2] = {},
): Made[] {
  const form = { grant_type: 'authorization_code', code, redirect_uri: callback, ...given };
  return inOrder({ ...parts, swap: token(form, parts.swap.reply, more) });
}

/** Logins of every kind, as providers and apps have them. */
export const logins: readonly Good[] = [
  { flow: 'authorization-code-pkce', made: inOrder(codeParts()) },
  {
    flow: 'authorization-code-pkce',
    made: inOrder(
      codeParts({
        tokens: { access_token: 'opaque-Zq81Lm', refresh_token: firstRefreshToken, not_before_policy: 0 },
      }),
    ).slice(0, 5),
  },
  {
    flow: 'authorization-code-pkce',
    made: inOrder(codeParts({ ask: { code_challenge: verifier, code_challenge_method: 'plain' } })),
  },
  {
    flow: 'authorization-code-pkce',
    made: inOrder(
      codeParts({ ask: { audience: api, prompt: 'login', ui_locales: 'de en', 'x-client-sku': 'js' } }),
    ),
  },
  {
    flow: 'authorization-code-pkce',
    made: inOrder(codeParts({ answer: { session_state: 'a1.b2', scope: 'openid read:things' } })),
  },
  {
    flow: 'authorization-code',
    made: withSwap(codeParts({ ask: noPkce }), { client_id: clientId, client_secret: 's3cret-of-the-shop' }),
  },
  { flow: 'authorization-code', made: withSwap(codeParts({ ask: noPkce }), {}, basic) },
  {
    flow: 'implicit-form-post',
    made: [
      asks({
        response_type: 'token',
        client_id: clientId,
        redirect_uri: callback,
        state,
        scope: 'read:things',
      }),
      answers(fragment, '#'),
      lands(fragment, '#'),
      calls(fragment.access_token, json(200, {})),
    ],
  },
  { flow: 'resource-owner-password', made: [logIn(passwordTokens), calls('at-desk-3Kq8', json(200, {}))] },
  { flow: 'resource-owner-password', made: [logIn(refusal('invalid_grant')), logIn(passwordTokens)] },
  {
    flow: 'client-credentials',
    made: [
      token({ grant_type: 'client_credentials', ...openid, scope: 'read:things' }, passwordTokens, basic),
    ],
  },
  { flow: 'device-authorization', made: [deviceAsk(), poll(pending), poll(pending), poll(deviceTokens)] },
  {
    flow: 'device-authorization',
    made: [
      deviceAsk(),
      poll(pending, {}, { after: 3 }),
      poll(slowDown),
      poll(pending, {}, { after: 10.2 }),
      poll(deviceTokens, {}, { after: 10.1 }),
    ],
  },
  {
    flow: 'device-authorization',
    made: [deviceAsk({ interval: undefined }), poll(pending), poll(deviceTokens)],
  },
  {
    flow: 'device-authorization',
    made: [
      deviceAsk(),
      poll(pending),
      deviceAsk({ device_code: 'dc-2-Zt6QpWn4', user_code: 'ABCD-EFGH' }),
      poll(pending, { device_code: 'dc-2-Zt6QpWn4' }),
      poll(deviceTokens, { device_code: 'dc-2-Zt6QpWn4' }),
    ],
  },
];

const dpopNonce: Reply = json(400, { error: 'use_dpop_nonce' }, [['DPoP-Nonce', 'n-1']]);
const forbidden: Reply = json(401, {}, [
  ['WWW-Authenticate', 'Bearer error="invalid_token", error_description="The access token expired"'],
]);
const silentFails = [
  asks(
    {
      response_type: 'code',
      client_id: clientId,
      redirect_uri: callback,
      ...openid,
      prompt: 'none',
      state: 's-silent-1',
      nonce: 'n-silent-1',
      code_challenge: challenge,
      code_challenge_method: 'S256',
    },
    redirect(`${callback}?error=login_required&state=s-silent-1`),
  ),
  lands({ error: 'login_required', state: 's-silent-1' }),
];
const aborted = asks({
  response_type: 'code',
  client_id: clientId,
  redirect_uri: callback,
  ...openid,
  state: 's-left-1',
  nonce: 'n-left-1',
  code_challenge: challenge,
  code_challenge_method: 'S256',
});
const preflight = (url: string): Made => ({
  ...{ from: 'app', to: 'authorization-server', channel: 'back' },
  request: {
    method: 'OPTIONS',
    url,
    headers: [
      ['Origin', app],
      ['Access-Control-Request-Method', 'POST'],
      ['Access-Control-Request-Headers', 'content-type'],
    ],
  },
  reply: {
    status: 204,
    headers: [
      ['Access-Control-Allow-Origin', app],
      ['Access-Control-Allow-Headers', 'content-type'],
      ['Access-Control-Allow-Methods', 'POST'],
    ],
  },
});

/** What may stand before any login and change nothing. */
export const before: readonly (readonly Made[])[] = [
  [browses(`${app}/`)],
  [
    back(
      get(`${as}/.well-known/openid-configuration`),
      json(200, {
        issuer: as,
        authorization_endpoint: `${as}/authorize`,
        token_endpoint: `${as}/token`,
        jwks_uri: `${as}/keys`,
      }),
    ),
  ],
  [
    back(get(`${as}/.well-known/oauth-authorization-server`), { status: 404 }),
    back(
      get(`${as}/.well-known/openid-configuration`),
      json(200, { issuer: as, token_endpoint: `${as}/token` }),
    ),
  ],
  [loads('https://collect.metrics.test/g/collect?en=page_view&state=visible&code=US')],
  [loads('https://img.cdn.test/logo.png', [['Referer', `${app}/`]], { status: 304 })],
  [browses(`${app}/favicon.ico`, [['Referer', `${app}/`]], { status: 404 })],
  [preflight(`${as}/token`)],
];

/** What may stand before a login in the browser: one that was silent and failed, one that the person left. */
export const earlier: readonly (readonly Made[])[] = [[], silentFails, [aborted], [aborted, ...silentFails]];

/** What may stand after any login and change nothing. */
export const after: readonly (readonly Made[])[] = [
  [browses(`${app}/app.css`, [['Referer', landed]])],
  [loads('https://img.cdn.test/logo.png', [['Referer', `${app}/`]])],
  [
    {
      ...loads('https://o1.tracker.test/envelope'),
      request: {
        method: 'POST',
        url: 'https://o1.tracker.test/envelope',
        headers: [['Content-Type', 'text/plain']],
        body: JSON.stringify({ message: 'hello', url: callback }),
      },
    },
  ],
  [
    loads(
      'https://collect.metrics.test/g/collect?en=page_view&dl=https%3A%2F%2Fshop.example%2Fsignin&code=US',
    ),
  ],
  [preflight(`${as}/userinfo`)],
  [browses(`${app}/cart?step=2`)],
];

/** What may follow a login that brought a refresh token. */
export const renewals: readonly (readonly Made[])[] = [
  [refresh({}, renewed(nextRefreshToken)), calls('at-renewed-8Jq2', json(200, {}))],
  [refresh({}, renewed()), refresh({}, renewed(), { after: 300 })],
  [refresh({}, renewed(firstRefreshToken)), refresh({}, renewed(firstRefreshToken))],
  [refresh({}, dpopNonce), refresh({}, renewed(nextRefreshToken))],
  [
    calls('opaque-Zq81Lm', forbidden, { after: 3700 }),
    refresh({}, renewed(nextRefreshToken)),
    calls('at-renewed-8Jq2', json(200, {})),
  ],
  [refresh({ scope: 'openid' }, renewed(undefined, { scope: 'openid' }))],
  [
    back(
      postForm(`${as}/revoke`, [
        ['token', firstRefreshToken],
        ['client_id', clientId],
      ]),
      { status: 200 },
    ),
  ],
];

/** A logout of a session, and the way back. */
export const logout: readonly Made[] = [
  logsOut({ id_token_hint: goodHint, state: 'bye-1' }, redirect(`${app}/goodbye?state=bye-1`)),
  comesBack({ state: 'bye-1' }),
];
