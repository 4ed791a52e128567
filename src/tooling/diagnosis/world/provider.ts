import type { RequestListener } from 'node:http';
import Provider, { type Configuration, errors } from 'oidc-provider';
import { ana } from '../../../lab/demo.ts';
import { demoKey } from '../../../lab/keys.ts';
import type { Handle, Header, HttpResponse } from '../../../protocol/http.ts';
import { INTERACTION, interact } from '../../bench/contestants/interactions.ts';
import { injected } from '../../bench/contestants/listener.ts';
import { page } from '../../bench/contestants/pages.ts';
import { clientsAt, type Places } from './clients.ts';
import { passwordGrant } from './password-grant.ts';
import type { Settings } from './settings.ts';

/** oidc-provider with every feature that scenes use. It asks for its settings each time. */
export function providerAt(origin: string, places: Places, api: string, settings: () => Settings): Handle {
  const provider = quietly(() => new Provider(origin, configurationOf(places, api, settings)));
  provider.registerGrantType('password', passwordGrant(settings), ['username', 'password', 'scope']);
  const answer = provider.callback();
  const listener: RequestListener = (request, response) => {
    if (!request.url?.startsWith(INTERACTION)) return answer(request, response);
    return interact(provider, request, response).catch((error: unknown) => {
      response.writeHead(400).end(String(error));
    });
  };
  const handle = injected(listener);
  return async (request) => across(await handle(request), settings().crossSite);
}

/** Its notices (no TLS, a memory store, quick start keys) are true, and meant for production. */
function quietly<T>(make: () => T): T {
  const { info, warn } = console;
  console.info = () => {};
  console.warn = () => {};
  try {
    return make();
  } finally {
    Object.assign(console, { info, warn });
  }
}

/** Over https it would set its session's cookie for frames of other sites, too; here a browser takes that as well. */
function across(response: HttpResponse, crossSite: boolean): HttpResponse {
  if (!crossSite) return response;
  const headers = response.headers.map(([name, value]): Header => {
    const session = name.toLowerCase() === 'set-cookie' && value.startsWith('_session');
    return [name, session ? value.replace(/samesite=lax/i, 'SameSite=None; Secure') : value];
  });
  return { ...response, headers };
}

const configurationOf = (places: Places, api: string, settings: () => Settings): Configuration => ({
  jwks: { keys: [demoKey] },
  clients: clientsAt(places),
  cookies: {
    long: { signed: false, httpOnly: true, sameSite: 'lax' },
    short: { signed: false, httpOnly: true, sameSite: 'lax' },
  },
  claims: { profile: ['name'], email: ['email', 'email_verified'] },
  scopes: ['openid', 'offline_access', 'profile', 'email'],
  conformIdTokenClaims: false,
  responseTypes: ['code', 'id_token', 'code id_token'],
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...ana, sub }) }),
  clientBasedCORS: () => true,
  interactions: { url: (_ctx, { uid }) => `${INTERACTION}${uid}` },
  pkce: { required: () => false },
  renderError: (ctx, { error, error_description }) => {
    ctx.type = 'html';
    ctx.body = page(
      'error',
      'That did not work',
      `<p><code>${error}</code></p><p>${error_description ?? ''}</p>`,
    );
  },
  rotateRefreshToken: () => settings().rotate,
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    revocation: { enabled: true, allowedPolicy: () => true },
    introspection: { enabled: true, allowedPolicy: () => true },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: { enabled: true, nonceSecret: Buffer.alloc(32, 7), requireNonce: () => settings().dpopNonce },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        const button = '<button name="logout" value="yes" form="op.logoutForm">Log out</button>';
        ctx.body = page('logout', 'Log out?', `${form}\n${button}`);
      },
    },
    deviceFlow: {
      enabled: true,
      userCodeInputSource: (ctx, form) => {
        const button = '<button type="submit" form="op.deviceInputForm">Continue</button>';
        ctx.body = page('activate', 'Connect a device', `${form}\n${button}`);
      },
      userCodeConfirmSource: (ctx, form, _client, _deviceInfo, userCode) => {
        const button = '<button type="submit" form="op.deviceConfirmForm">Continue</button>';
        ctx.body = page('confirm', 'Is this your device?', `<p>${userCode}</p>\n${form}\n${button}`);
      },
      successSource: (ctx) => {
        ctx.body = page('activated', 'Your device is connected', '<p>You may close this page.</p>');
      },
    },
    resourceIndicators: {
      enabled: true,
      useGrantedResource: () => true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== api && resource !== `${api}/other`) throw new errors.InvalidTarget();
        const scope = 'read:things write:things';
        return { scope, audience: resource, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } };
      },
    },
  },
  ttl: {
    AccessToken: () => settings().accessTtl,
    AuthorizationCode: () => settings().codeTtl,
    ClientCredentials: () => settings().accessTtl,
    DeviceCode: () => settings().deviceTtl,
    Grant: 30 * 86_400,
    IdToken: 3600,
    Interaction: 600,
    RefreshToken: 14 * 86_400,
    Session: 8 * 3600,
  },
});
