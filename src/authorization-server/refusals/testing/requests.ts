import type { Client, Policy } from '../../index.ts';
import { ana, audience } from '../../testing/demo.ts';
import type { Asked, Value, Values } from './asked.ts';
import { api, signer, spa, tv, web } from './clients.ts';
import {
  authorizationOf,
  boundTokens,
  code,
  openActivate,
  openConsent,
  openLogin,
  send,
  tokens,
} from './steps.ts';
import { assertion, basicOf, bearer, changed, STATE, the, verifier } from './values.ts';

const nothing = { parameters: {}, headers: {}, before: [], policy: {} } as const;
const page = { ...nothing, method: 'GET', from: 'Ana' } as const;
const form = { ...nothing, method: 'POST', from: 'Ana' } as const;
const backChannel = { ...nothing, method: 'POST', from: 'an app' } as const;

/** The SPA's authorization request, or another client's, with changes. */
export const authorize = (changes: Values = {}, client: Client = spa): Asked => ({
  ...page,
  endpoint: 'authorization',
  parameters: { ...authorizationOf(client), ...changes },
});

/** The login form, filled in by Ana. */
export const login = (changes: Values = {}): Asked => ({
  ...form,
  endpoint: 'login',
  parameters: {
    transaction: the('transaction'),
    csrf: the('csrf'),
    username: ana.username,
    password: ana.password,
    action: 'password',
    ...changes,
  },
  before: [openLogin()],
});

/** The consent form, with a click on Allow. */
export const consent = (changes: Values = {}): Asked => ({
  ...form,
  endpoint: 'consent',
  parameters: { transaction: the('transaction'), csrf: the('csrf'), action: 'allow', ...changes },
  before: [openConsent()],
});

/** A request to the token endpoint with these parameters and no others. */
export const token = (parameters: Values): Asked => ({ ...backChannel, endpoint: 'token', parameters });

/** The SPA redeems its code. */
export const exchange = (changes: Values = {}): Asked => ({
  ...token({
    grant_type: 'authorization_code',
    client_id: spa.client_id,
    code: the('code'),
    redirect_uri: spa.redirect_uris[0],
    code_verifier: verifier,
    ...changes,
  }),
  before: [code()],
});

/** Another app redeems its code, and authenticates as it is registered. */
export const exchangeBy = (client: Client, changes: Values = {}, authorization: Values = {}): Asked => {
  const parameters = {
    grant_type: 'authorization_code',
    code: the(`code of ${client.client_id}`),
    redirect_uri: client.redirect_uris[0],
    code_verifier: verifier,
  };
  const asked = { ...token(parameters), before: [code(client, authorization)] };
  return withParameters(changes, as(client, asked));
};

/** A client asks for a token of its own; nobody authenticates yet. */
export const clientCredentials = (changes: Values = {}): Asked =>
  token({ grant_type: 'client_credentials', audience, ...changes });

/** An app sends Ana's password; the app does not authenticate yet. */
export const password = (changes: Values = {}): Asked =>
  token({
    grant_type: 'password',
    username: ana.username,
    password: ana.password,
    scope: 'openid read:trips',
    audience,
    ...changes,
  });

/** The television asks for a code to show. */
export const device = (changes: Values = {}): Asked => ({
  ...backChannel,
  endpoint: 'device_authorization',
  parameters: { client_id: tv.client_id, scope: 'openid read:trips', audience, ...changes },
});

/** The television asks whether the user has decided. */
export const poll = (changes: Values = {}): Asked => ({
  ...token({
    grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
    client_id: tv.client_id,
    device_code: the('device code'),
    ...changes,
  }),
  before: [send(device())],
});

/** Ana types the code that the television shows. */
export const activate = (changes: Values = {}): Asked => ({
  ...form,
  endpoint: 'activate',
  parameters: {
    csrf: the('csrf of this browser'),
    user_code: the('user code'),
    action: 'continue',
    ...changes,
  },
  before: [send(device()), openActivate],
});

/** The consent form for a device, with a click on Allow. */
export const deviceConsent = (changes: Values = {}): Asked => ({
  ...consent(changes),
  before: [send(device())],
});

/** A client pushes its authorization request, and authenticates as it is registered. */
export const push = (changes: Values = {}, client: Client = web): Asked =>
  withParameters(
    changes,
    as(client, {
      ...backChannel,
      endpoint: 'pushed_authorization_request',
      parameters: authorizationOf(client),
    }),
  );

/** The browser brings the reference of a pushed request. */
export const pushed = (changes: Values = {}): Asked => ({
  ...page,
  endpoint: 'authorization',
  parameters: { client_id: web.client_id, request_uri: the('request uri'), ...changes },
  before: [send(push())],
});

/** The API asks about the SPA's access token. */
export const introspect = (changes: Values = {}, client: Client = api): Asked => ({
  ...as(client, {
    ...backChannel,
    endpoint: 'introspection',
    parameters: { token: the('access token'), ...changes },
  }),
  before: [tokens()],
});

/** The SPA sends the browser to log out. */
export const logout = (changes: Values = {}): Asked => ({
  ...page,
  endpoint: 'end_session',
  parameters: {
    id_token_hint: the('id token'),
    post_logout_redirect_uri: spa.post_logout_redirect_uris?.[0],
    state: STATE,
    ...changes,
  },
  before: [tokens()],
});

/** The SPA refreshes. */
export const refresh = (changes: Values = {}): Asked => ({
  ...token({
    grant_type: 'refresh_token',
    client_id: spa.client_id,
    refresh_token: the('refresh token'),
    ...changes,
  }),
  before: [tokens()],
});

/** The SPA revokes its refresh token. */
export const revoke = (changes: Values = {}): Asked => ({
  ...backChannel,
  endpoint: 'revocation',
  parameters: { client_id: spa.client_id, token: the('refresh token'), ...changes },
  before: [tokens()],
});

/** Another client revokes a token, and authenticates as it is registered. */
export const revokeBy = (client: Client, changes: Values = {}): Asked =>
  as(client, { ...backChannel, endpoint: 'revocation', parameters: { token: 'made-up', ...changes } });

/** Asks who the user is, with the SPA's access token. */
export const userinfo = (headers: Values = { Authorization: bearer(the('access token')) }): Asked => ({
  ...backChannel,
  endpoint: 'userinfo',
  method: 'GET',
  headers,
  before: [tokens()],
});

/** Asks who the user is, with an access token that is bound to a key; without a proof yet. */
export const boundUserinfo: Asked = {
  ...userinfo({
    Authorization: changed(bearer(the('access token')), (text) => text.replace('Bearer', 'DPoP')),
  }),
  before: [boundTokens()],
};

/** A GET of a page or a document. */
export const open = (endpoint: Asked['endpoint'], parameters: Values = {}): Asked => ({
  ...page,
  endpoint,
  parameters,
});

/** A POST of these parameters alone. */
export const post = (endpoint: Asked['endpoint'], parameters: Values = {}): Asked => ({
  ...form,
  endpoint,
  parameters,
});

/** The client authenticates the way it is registered for. */
export function as(client: Client, asked: Asked): Asked {
  const { client_id, client_secret, token_endpoint_auth_method: method } = client;
  if (method === 'client_secret_basic') return withHeaders({ Authorization: basicOf(client) }, asked);
  if (method === 'client_secret_post') return withParameters({ client_id, client_secret }, asked);
  if (client === signer) return withParameters(signed(assertion()), asked);
  return withParameters({ client_id }, asked);
}

/** The two parameters of `private_key_jwt`. */
export const signed = (client_assertion: Value): Values => ({
  client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
  client_assertion,
});

export const withHeaders = (headers: Values, asked: Asked): Asked => ({
  ...asked,
  headers: { ...asked.headers, ...headers },
});

export const withParameters = (parameters: Values, asked: Asked): Asked => ({
  ...asked,
  parameters: { ...asked.parameters, ...parameters },
});

/** The same request with another method; parameters go where that method has them. */
export const by = (method: string, asked: Asked): Asked => ({ ...asked, method });

/** The same request from a browser that has none of Ana's cookies. */
export const fromAnotherBrowser = (asked: Asked): Asked => ({ ...asked, from: 'another browser' });

/** The same request with this text as its query or body. */
export const raw = (text: string, asked: Asked): Asked => ({ ...asked, raw: text });

/** The same request to a server whose policy differs. */
export const under = (policy: Partial<Policy>, asked: Asked): Asked => ({ ...asked, policy });
