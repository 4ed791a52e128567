import type { NamedValue } from '../protocol/check.ts';
import { randomToken } from '../protocol/encoding.ts';
import { type Header, type HttpRequest, postForm } from '../protocol/http.ts';
import { type Clock, type Random, seconds } from '../protocol/inputs.ts';
import { type PrivateJwk, signJwt } from '../protocol/jwt.ts';
import { encodeParameters, type Parameters } from '../protocol/parameters.ts';
import { appHeaders } from './app-headers.ts';

/**
 * How the app proves who it is at the endpoints of the back channel; `none` for a public client, which cannot.
 * @see [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication)
 */
export type ClientCredentials =
  | { readonly method: 'none' }
  | { readonly method: 'client_secret_basic' | 'client_secret_post'; readonly secret: string }
  | { readonly method: 'private_key_jwt'; readonly key: PrivateJwk };

/** Who the app is to its authorization server. */
export interface ClientIdentity {
  readonly clientId: string;
  readonly credentials: ClientCredentials;
  /** The authorization server that assertions are made for. */
  readonly issuer: string;
  /** The web origin of a single-page app: its browser adds the `Origin` header by itself. */
  readonly origin: string | undefined;
}

/** What signing needs, and who hears what was signed. */
export interface SigningTools {
  readonly clock: Clock;
  readonly random: Random;
  value(value: NamedValue): void;
}

/** The only `client_assertion_type` that there is (RFC 7523 §2.2). */
const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** How long an assertion lives, in seconds: as long as one request may be under way. */
const ASSERTION_LIFETIME = 60;

/** Whether a request of this client must be signed first. */
export function needsSigning({ method }: ClientCredentials): boolean {
  return method === 'private_key_jwt';
}

/**
 * Posts a form to an endpoint of the back channel as this client. For a DPoP-bound token go on with `withDpopProof`.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 2.3](https://www.rfc-editor.org/rfc/rfc6749#section-2.3)
 * @see [RFC 7523 - JWT Profile for OAuth 2.0 Client Authentication, section 2.2](https://www.rfc-editor.org/rfc/rfc7523#section-2.2)
 */
export async function authenticatedPost(
  endpoint: string,
  parameters: Parameters,
  client: ClientIdentity,
  tools: SigningTools,
): Promise<HttpRequest> {
  const { credentials } = client;
  if (credentials.method === 'client_secret_basic') {
    const headers = [...appHeaders(client), basicHeader(client.clientId, credentials.secret)];
    return postForm(endpoint, grantFirst(parameters, []), headers);
  }
  if (credentials.method === 'private_key_jwt') {
    const proof = [
      ['client_assertion_type', ASSERTION_TYPE],
      ['client_assertion', await makeAssertion(client, credentials.key, tools)],
    ] as const;
    return postForm(endpoint, [...grantFirst(parameters, []), ...proof], appHeaders(client));
  }
  const secret =
    credentials.method === 'client_secret_post' ? [['client_secret', credentials.secret] as const] : [];
  const names: Parameters = [['client_id', client.clientId], ...secret];
  return postForm(endpoint, grantFirst(parameters, names), appHeaders(client));
}

/** Says first what is asked for, then who asks. A pushed request names the client already; it does so once. */
function grantFirst(parameters: Parameters, names: Parameters): Parameters {
  const isGrant = ([name]: Parameters[number]) => name === 'grant_type';
  const isNamed = ([name]: Parameters[number]) => names.some(([named]) => named === name);
  const rest = parameters.filter((parameter) => !isGrant(parameter) && !isNamed(parameter));
  return [...parameters.filter(isGrant), ...names, ...rest];
}

/** Form-encoded first, so that neither half can hold a colon or a letter that base64 of bytes does not know. */
function basicHeader(clientId: string, secret: string): Header {
  const pair = [clientId, secret].map((text) => encodeParameters([['', text]]).slice(1)).join(':');
  return ['authorization', `Basic ${btoa(pair)}`];
}

/**
 * Signs a JWT that says who the client is: for one server, for one minute, for one use.
 * @see [RFC 7523 - JWT Profile for OAuth 2.0 Client Authentication, section 3](https://www.rfc-editor.org/rfc/rfc7523#section-3)
 */
async function makeAssertion(
  { clientId, issuer }: ClientIdentity,
  key: PrivateJwk,
  { clock, random, value }: SigningTools,
): Promise<string> {
  const iat = seconds(clock);
  const exp = iat + ASSERTION_LIFETIME;
  const claims = { iss: clientId, sub: clientId, aud: issuer, jti: randomToken(random, 16), iat, exp };
  const assertion = await signJwt(claims, key, 'JWT');
  const note = `Signed with key ${key.kid}; valid once, for ${ASSERTION_LIFETIME} s, at ${issuer}`;
  value({ name: 'client_assertion', value: assertion, note });
  return assertion;
}
