import type { Client, Policy } from '../../index.ts';
import { ana } from '../../testing/demo.ts';
import type { Asked, Value, Values } from './asked.ts';
import { signer, spa } from './clients.ts';
import { authorizationOf, code, openConsent, openLogin, tokens } from './steps.ts';
import { assertion, basicOf, bearer, the, verifier } from './values.ts';

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
  before: [openConsent],
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
export const exchangeBy = (client: Client, changes: Values = {}, authorization: Values = {}): Asked =>
  as(client, {
    ...token({
      grant_type: 'authorization_code',
      code: the(`code of ${client.client_id}`),
      redirect_uri: client.redirect_uris[0],
      code_verifier: verifier,
      ...changes,
    }),
    before: [code(client, authorization)],
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

/** Asks who the user is, with the SPA's access token. */
export const userinfo = (headers: Values = { Authorization: bearer(the('access token')) }): Asked => ({
  ...backChannel,
  endpoint: 'userinfo',
  method: 'GET',
  headers,
  before: [tokens()],
});

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
