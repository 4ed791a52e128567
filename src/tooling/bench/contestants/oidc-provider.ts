import type { RequestListener } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import type { Contestant } from './contestant.ts';
import {
  ana,
  apiAudience,
  apiScope,
  DEVICE_GRANT,
  demoKey,
  deviceId,
  machineId,
  machineSecret,
  redirectUri,
  spaId,
} from './demo.ts';
import { INTERACTION, interact } from './interactions.ts';
import { injected, installedVersion, listenTo } from './listener.ts';
import { page } from './pages.ts';

/**
 * node-oidc-provider with its own store in memory, unsigned cookies, and login and consent pages as an application writes them.
 * What it issues is what ours issues: a signed JWT for the API, an ID token with the user's claims, a rotated refresh token.
 */
export const oidcProvider: Contestant = {
  name: 'oidc-provider',
  version: installedVersion('oidc-provider'),
  remarks: {},
  lacks: [],
  paths: { authorization: '/auth', token: '/token', device: '/device/auth' },
  apiParameter: 'resource',
  inProcess: async (origin) => injected(listenerAt(origin)),
  overLoopback: () => listenTo(listenerAt),
};

function listenerAt(origin: string): RequestListener {
  const provider = new Provider(origin, configuration);
  const answer = provider.callback();
  return (request, response) => {
    if (!request.url?.startsWith(INTERACTION)) return answer(request, response);
    return interact(provider, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  };
}

const configuration: Configuration = {
  jwks: { keys: [demoKey] },
  clients: [
    {
      client_id: spaId,
      redirect_uris: [redirectUri],
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
    },
    {
      client_id: machineId,
      client_secret: machineSecret,
      redirect_uris: [],
      response_types: [],
      grant_types: ['client_credentials'],
    },
    {
      client_id: deviceId,
      redirect_uris: [],
      response_types: [],
      token_endpoint_auth_method: 'none',
      grant_types: [DEVICE_GRANT],
    },
  ],
  claims: { profile: ['name'], email: ['email', 'email_verified'] },
  // The ID token carries name and email, as ours does.
  conformIdTokenClaims: false,
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: async () => ({ ...ana, sub }) }),
  clientBasedCORS: () => true,
  interactions: { url: (_ctx, { uid }) => `${INTERACTION}${uid}` },
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
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
      // Code, device code and refresh token give a token for the API that was asked for, without naming it again.
      useGrantedResource: () => true,
      getResourceServerInfo: () => ({
        scope: apiScope,
        audience: apiAudience,
        accessTokenFormat: 'jwt',
        accessTokenTTL: 3600,
        jwt: { sign: { alg: 'RS256' } },
      }),
    },
  },
  ttl: {
    AuthorizationCode: 60,
    DeviceCode: 600,
    Grant: 30 * 86_400,
    IdToken: 3600,
    Interaction: 600,
    RefreshToken: 14 * 86_400,
    Session: 8 * 3600,
  },
};
