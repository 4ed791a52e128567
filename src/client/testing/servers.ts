import type { Client } from '../../authorization-server/index.ts';
import { webKey } from '../../authorization-server/testing/client-keys.ts';
import {
  ana,
  audience,
  demoClients,
  issuer,
  redirectUri,
  spa,
  webRedirectUri,
} from '../../authorization-server/testing/demo.ts';
import { passwordOf, setting } from '../../authorization-server/testing/flow.ts';
import { demoKey } from '../../lab/keys.ts';
import { seededRandom } from '../../lab/random.ts';
import { deaf } from '../../protocol/check.ts';
import { get, type HttpRequest, postForm } from '../../protocol/http.ts';
import { type Jwks, type PrivateJwk, parseJwks, publicJwk } from '../../protocol/jwt.ts';
import { decodeParameters, type Parameters } from '../../protocol/parameters.ts';
import { createResourceServer } from '../../resource-server/index.ts';
import { type AuthorizationDemand, prepareAuthorization } from '../authorization-request.ts';
import { checkAuthorizationResponse, responseParameters } from '../authorization-response.ts';
import { authenticatedPost, type ClientCredentials, type ClientIdentity } from '../client-authentication.ts';
import { keysRequest } from '../token-requests.ts';
import type { Verdict } from '../verdict.ts';

/** The key of `web-jwt-demo`. */
export const webSigningKey = webKey as PrivateJwk;
const secretOf = (client: Client) => client.client_secret ?? '';
const credentialsOf: Record<Client['token_endpoint_auth_method'], (client: Client) => ClientCredentials> = {
  none: () => ({ method: 'none' }),
  client_secret_basic: (client) => ({ method: 'client_secret_basic', secret: secretOf(client) }),
  client_secret_post: (client) => ({ method: 'client_secret_post', secret: secretOf(client) }),
  private_key_jwt: () => ({ method: 'private_key_jwt', key: webSigningKey }),
};

/** A registered client as the app knows itself. */
export const identityOf = (client: Client): ClientIdentity => ({
  clientId: client.client_id,
  credentials: credentialsOf[client.token_endpoint_auth_method](client),
  issuer,
  origin: client.web_origins[0],
});

/** One machine for each way to authenticate. */
export const machines = (['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const).map(
  (method): Client => ({
    client_id: `machine-${method}`,
    name: 'Nightly import',
    kind: 'machine',
    redirect_uris: [],
    token_endpoint_auth_method: method,
    ...(method === 'private_key_jwt'
      ? { jwks: { keys: [publicJwk(webSigningKey)] } }
      : { client_secret: 'machine: 100% + {secret} ü' }),
    grant_types: ['client_credentials'],
    web_origins: [],
  }),
);

/** An app, its authorization server and the API, which knows the server's scopes by other names. */
export function world() {
  const server = setting({ clients: [...demoClients, ...machines] });
  const { clock } = server;
  const random = seededRandom('app');
  const tools = { ...deaf, clock, random };
  const endpoint = (path: string) => server.at(path);
  const post = async (path: string, parameters: Parameters, client: ClientIdentity) =>
    server.handle(await authenticatedPost(endpoint(path), parameters, client, tools));
  const token = (parameters: Parameters, client: ClientIdentity) => post('oauth/token', parameters, client);
  const api = createResourceServer({ issuer, audience, jwks: { keys: [publicJwk(demoKey)] }, clock });
  return { ...server, tools, endpoint, post, token, api };
}

/** What {@link world} makes. */
export type World = ReturnType<typeof world>;

/** What a client with PKCE asks for, and what a test changes of it. */
export const demand = (client: Client, changes: Partial<AuthorizationDemand> = {}): AuthorizationDemand => ({
  endpoint: new URL('authorize', issuer).href,
  clientId: client.client_id,
  responseType: 'code',
  responseMode: '',
  redirectUri: client === spa ? redirectUri : webRedirectUri,
  scope: 'openid profile offline_access read:trips',
  audience,
  challengeMethod: 'S256',
  withNonce: true,
  prompt: '',
  maxAge: '',
  loginHint: '',
  ...changes,
});

/** What a verdict took; throws where it refused. */
export function accepted<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(`${verdict.refusedBy}: ${verdict.reason}`);
  return verdict.value;
}

/** Signs Ana in, and brings the request that reaches the app. */
export async function signIn({ browser }: World, url: string): Promise<HttpRequest> {
  let stop = await browser.open(url);
  const pressable = (button: string) => stop.response?.body.includes(`value="${button}"`);
  if (pressable('password')) stop = await browser.press(stop, 'password', passwordOf(ana));
  if (pressable('allow')) stop = await browser.press(stop, 'allow');
  if (stop.response) throw new Error(`Still at ${stop.url}: ${stop.response.body}`);
  return stop.posted === undefined ? get(stop.url) : postForm(stop.url, decodeParameters(stop.posted));
}

/** Signs Ana in to a client, and brings the code with what the app kept for it. */
export async function codeFor(around: World, registered: Client, changes: Partial<AuthorizationDemand> = {}) {
  const asked = demand(registered, changes);
  const { url, state, nonce, codeVerifier } = await prepareAuthorization(asked, around.tools);
  const callback = responseParameters(await signIn(around, url));
  const expected = { issuer, state, wants: ['code'] as const };
  const { code } = accepted(await checkAuthorizationResponse(callback, expected, deaf));
  return { code, nonce, codeVerifier, redirectUri: asked.redirectUri };
}

/** The keys of the authorization server, as the app fetches them. */
export async function keysOf({ handle, endpoint }: World, client: ClientIdentity): Promise<Jwks> {
  const response = await handle(keysRequest(endpoint('.well-known/jwks.json'), client));
  return parseJwks(response.body) ?? { keys: [] };
}
