import type { Header } from '../protocol/http.ts';
import { get, type HttpRequest, postForm } from '../protocol/http.ts';

const JSON_WANTED: Header = ['accept', 'application/json'];

/** What every request of a public client to the authorization server needs. */
export interface PublicClient {
  readonly clientId: string;
  /** The web origin of a single-page app: its browser adds the `Origin` header by itself. */
  readonly origin: string | undefined;
}

const from = ({ origin }: PublicClient): Header[] => [
  JSON_WANTED,
  ...(origin === undefined ? [] : [['origin', origin] as const]),
];

/**
 * Swaps a code for tokens; the `code_verifier` proves that this app started the flow. Read the answer with `readTokens`.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.5](https://www.rfc-editor.org/rfc/rfc7636#section-4.5)
 */
export function codeTokenRequest(
  endpoint: string,
  client: PublicClient,
  grant: { readonly code: string; readonly redirectUri: string; readonly codeVerifier: string },
): HttpRequest {
  const parameters = [
    ['grant_type', 'authorization_code'],
    ['client_id', client.clientId],
    ['code', grant.code],
    ['redirect_uri', grant.redirectUri],
    ['code_verifier', grant.codeVerifier],
  ] as const;
  return postForm(endpoint, parameters, from(client));
}

/**
 * Asks for new tokens. With rotation the old refresh token is spent: keep the new one.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export function refreshTokenRequest(
  endpoint: string,
  client: PublicClient,
  refreshToken: string,
): HttpRequest {
  const parameters = [
    ['grant_type', 'refresh_token'],
    ['client_id', client.clientId],
    ['refresh_token', refreshToken],
  ] as const;
  return postForm(endpoint, parameters, from(client));
}

/**
 * Takes a refresh token back. The answer is 200 whether or not the server knew it.
 * @see [RFC 7009 - OAuth 2.0 Token Revocation, section 2.1](https://www.rfc-editor.org/rfc/rfc7009#section-2.1)
 */
export function revocationRequest(endpoint: string, client: PublicClient, refreshToken: string): HttpRequest {
  const parameters = [
    ['token', refreshToken],
    ['token_type_hint', 'refresh_token'],
    ['client_id', client.clientId],
  ] as const;
  return postForm(endpoint, parameters, from(client));
}

/**
 * A request that carries the access token in the `Authorization` header: for the API, or for `/userinfo`.
 * @see [RFC 6750 - Bearer Token Usage, section 2.1](https://www.rfc-editor.org/rfc/rfc6750#section-2.1)
 */
export function bearerRequest(url: string, client: PublicClient, accessToken: string): HttpRequest {
  return get(url, [...from(client), ['authorization', `Bearer ${accessToken}`]]);
}

/** Fetches the keys that ID tokens are verified with. */
export function keysRequest(endpoint: string, client: PublicClient): HttpRequest {
  return get(endpoint, from(client));
}
