import { type Configuration, errors } from 'oidc-provider';
import { ana, audience, ben, trips } from '../../../authorization-server/testing/demo.ts';
import { demoKey } from '../../../lab/keys.ts';
import { escaped, page } from '../../bench/contestants/pages.ts';
import { mayCall, metadata } from './clients.ts';
import type { Store } from './store.ts';

const users = [ana, ben];

/** oidc-provider with our paths, clients, users, API and lifetimes, and with every feature that the rows speak of. */
export const configuration = (store: Store, wantsDpopNonce: boolean): Configuration => ({
  adapter: store.adapterFor,
  jwks: { keys: [demoKey] },
  clients: metadata,
  // Without signatures, so that a row can show the cookie of a session alone.
  cookies: {
    names: { session: '__Host-session' },
    long: { signed: false, httpOnly: true, sameSite: 'none', secure: true },
    short: { signed: false, httpOnly: true, sameSite: 'lax' },
  },
  routes: {
    authorization: '/authorize',
    token: '/oauth/token',
    pushed_authorization_request: '/oauth/par',
    device_authorization: '/oauth/device/code',
    code_verification: '/activate',
    end_session: '/oidc/logout',
    introspection: '/oauth/introspect',
    revocation: '/oauth/revoke',
    userinfo: '/userinfo',
    jwks: '/.well-known/jwks.json',
  },
  enableHttpPostMethods: true,
  // OpenID Connect Core §3.1.2.1 requires the parameter.
  allowOmittingSingleRegisteredRedirectUri: false,
  responseTypes: ['code', 'id_token', 'code id_token', 'code token', 'code id_token token'],
  scopes: ['openid', 'offline_access', 'profile', 'email', ...Object.keys(trips.scopes)],
  claims: { profile: ['name', 'picture'], email: ['email', 'email_verified'] },
  findAccount: (_ctx, sub) => {
    const user = users.find((one) => one.sub === sub);
    return user && { accountId: sub, claims: async () => ({ ...user, sub }) };
  },
  clientBasedCORS: (_ctx, origin, client) => mayCall(origin, client.clientId),
  interactions: { url: (_ctx, { uid, prompt }) => `/${prompt.name}?transaction=${uid}` },
  renderError: (ctx, { error }) => {
    ctx.type = 'html';
    ctx.body = page('error', 'That did not work', `<code>${escaped(error)}</code>`);
  },
  issueRefreshToken: async (_ctx, client) => client.grantTypeAllowed('refresh_token'),
  rotateRefreshToken: true,
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    introspection: { enabled: true, allowedPolicy: () => true },
    revocation: { enabled: true, allowedPolicy: (_ctx, { clientId }, token) => token.clientId === clientId },
    pushedAuthorizationRequests: { enabled: true },
    dPoP: {
      enabled: true,
      ...(wantsDpopNonce ? { nonceSecret: Buffer.alloc(32, 7), requireNonce: () => true } : {}),
    },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (ctx, form) => {
        ctx.body = page('logout', 'Log out?', withButtons(form, 'logout'));
      },
      postLogoutSuccessSource: (ctx) => {
        ctx.body = page('logged_out', 'You are logged out', '');
      },
    },
    deviceFlow: {
      enabled: true,
      userCodeInputSource: (ctx, form) => {
        ctx.body = page('activate', 'Connect a device', withButtons(form, 'continue'));
      },
      // The person's "yes, this is my device" comes by itself; consent is asked on a page of its own.
      userCodeConfirmSource: (ctx, form) => {
        ctx.body = page('confirm', 'Is this your device?', form.replace('<form ', '<form data-auto-submit '));
      },
      successSource: (ctx) => {
        ctx.body = page('activated', 'Your device is connected', '');
      },
    },
    resourceIndicators: {
      enabled: true,
      getResourceServerInfo: (_ctx, resource) => {
        if (resource !== audience) throw new errors.InvalidTarget();
        return { scope: Object.keys(trips.scopes).join(' '), audience, accessTokenFormat: 'opaque' };
      },
    },
  },
  ttl: {
    AccessToken: 3600,
    AuthorizationCode: 60,
    ClientCredentials: 3600,
    DeviceCode: 600,
    Grant: 30 * 86_400,
    IdToken: 3600,
    Interaction: 600,
    RefreshToken: 14 * 86_400,
    Session: 8 * 3600,
  },
});

const withButtons = (form: string, action: string): string =>
  form.replace('</form>', `<button name="action" value="${action}">Go on</button></form>`);
