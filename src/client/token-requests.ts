import { get, type HttpRequest } from '../protocol/http.ts';
import type { Parameters } from '../protocol/parameters.ts';
import { appHeaders } from './app-headers.ts';
import type { ClientIdentity } from './client-authentication.ts';
import { filled } from './filled.ts';

/** What a client without a code asks for; an empty text leaves a parameter out. */
export interface Wanted {
  readonly scope: string;
  readonly audience: string;
}

/**
 * Swaps a code for tokens; the `code_verifier` proves that this app started the flow. Send it with `authenticatedPost` and
 * read the answer with `readTokens`, as with every grant here.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.5](https://www.rfc-editor.org/rfc/rfc7636#section-4.5)
 */
export function codeGrant(grant: {
  readonly code: string;
  readonly redirectUri: string;
  /** Empty or absent in a flow without PKCE. */
  readonly codeVerifier?: string | undefined;
}): Parameters {
  return [
    ['grant_type', 'authorization_code'],
    ['code', grant.code],
    ['redirect_uri', grant.redirectUri],
    ...filled([['code_verifier', grant.codeVerifier]]),
  ];
}

/**
 * Asks for new tokens. With rotation the old refresh token is spent: keep the new one.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export function refreshGrant(refreshToken: string): Parameters {
  return [
    ['grant_type', 'refresh_token'],
    ['refresh_token', refreshToken],
  ];
}

/**
 * Asks for an access token on the app's own behalf.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.4.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.4.2)
 */
export function clientCredentialsGrant(wanted: Wanted): Parameters {
  return [['grant_type', 'client_credentials'], ...scopeAndAudience(wanted)];
}

/**
 * Hands over what the user typed into the app.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.3.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.3.2)
 */
export function passwordGrant(
  grant: Wanted & { readonly username: string; readonly password: string },
): Parameters {
  return [
    ['grant_type', 'password'],
    ['username', grant.username],
    ['password', grant.password],
    ...scopeAndAudience(grant),
  ];
}

/** The `grant_type` of RFC 8628 §3.4. */
export const DEVICE_GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * Asks whether the user has allowed the device yet. Wait the interval before the next time.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.4](https://www.rfc-editor.org/rfc/rfc8628#section-3.4)
 */
export function deviceCodeGrant(deviceCode: string): Parameters {
  return [
    ['grant_type', DEVICE_GRANT],
    ['device_code', deviceCode],
  ];
}

/**
 * Asks for the codes of a device. Read the answer with `readDeviceCodes`.
 * @see [RFC 8628 - OAuth 2.0 Device Authorization Grant, section 3.1](https://www.rfc-editor.org/rfc/rfc8628#section-3.1)
 */
export function deviceAuthorization(wanted: Wanted): Parameters {
  return scopeAndAudience(wanted);
}

const scopeAndAudience = ({ scope, audience }: Wanted): Parameters =>
  filled([
    ['scope', scope],
    ['audience', audience],
  ]);

/**
 * Takes a token back. The answer is 200 whether or not the server knew it.
 * @see [RFC 7009 - OAuth 2.0 Token Revocation, section 2.1](https://www.rfc-editor.org/rfc/rfc7009#section-2.1)
 */
export function revocation(token: string, hint: 'refresh_token' | 'access_token'): Parameters {
  return [
    ['token', token],
    ['token_type_hint', hint],
  ];
}

/**
 * Asks whether a token is still good. Read the answer with `readIntrospection`.
 * @see [RFC 7662 - OAuth 2.0 Token Introspection, section 2.1](https://www.rfc-editor.org/rfc/rfc7662#section-2.1)
 */
export function introspection(token: string): Parameters {
  return [['token', token]];
}

/**
 * A request that carries the access token in the `Authorization` header: for the API, or for `/userinfo`. A token of the type `DPoP`
 * goes with a proof: add it with `withDpopProof`.
 * @see [RFC 6750 - Bearer Token Usage, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)
 * @see [RFC 9449 - Demonstrating Proof of Possession, section 7.1](https://www.rfc-editor.org/rfc/rfc9449#section-7.1)
 */
export function bearerRequest(
  url: string,
  client: Pick<ClientIdentity, 'origin'>,
  accessToken: string,
  scheme: 'Bearer' | 'DPoP' = 'Bearer',
): HttpRequest {
  return get(url, [...appHeaders(client), ['authorization', `${scheme} ${accessToken}`]]);
}

/** Fetches the keys that ID tokens are verified with. */
export function keysRequest(endpoint: string, client: Pick<ClientIdentity, 'origin'>): HttpRequest {
  return get(endpoint, appHeaders(client));
}
