import type { Client } from '../../index.ts';
import { ana, audience } from '../../testing/demo.ts';
import type { Asked, Values } from './asked.ts';
import { as, withParameters } from './change.ts';
import { api, spa, tv, web } from './clients.ts';
import { authorizationOf, send } from './steps.ts';
import { boundTokens, code, tokens } from './token-steps.ts';
import { bearer, changed, the, verifier } from './values.ts';

const backChannel = {
  method: 'POST',
  parameters: {},
  headers: {},
  before: [],
  from: 'an app',
  policy: {},
} as const;

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

/** The API asks about the SPA's access token. */
export const introspect = (changes: Values = {}, client: Client = api): Asked => ({
  ...as(client, {
    ...backChannel,
    endpoint: 'introspection',
    parameters: { token: the('access token'), ...changes },
  }),
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
