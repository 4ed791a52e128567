import { randomToken, sha256, toBase64Url } from '../protocol/encoding.ts';
import { signJwt } from '../protocol/jwt.ts';
import type { Context } from './context.ts';
import { established } from './established.ts';
import type { User } from './options.ts';
import type { Authorization } from './records.ts';

/** What tokens are made for. */
export interface Issue {
  readonly clientId: string;
  readonly authorization: Authorization;
  /** Of the access token; may be less than the authorization's. */
  readonly scope: readonly string[];
  /** The DPoP key that the tokens are bound to. */
  readonly dpopJkt: string | undefined;
}

/** What an ID token vouches for beside the person. */
export interface Bindings {
  readonly nonce?: string | undefined;
  /** What it came with: their hashes tie it to them. */
  readonly accessToken?: string | undefined;
  readonly code?: string | undefined;
  /** Whether it says who the person is, or leaves that to a later token that no browser sees. */
  readonly withProfile: boolean;
}

/**
 * How sure the server is of who logged in: a password or another provider's word, which is the first level of ISO/IEC 29115.
 * @see [OpenID Connect Core 1.0, section 2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)
 */
export const ACR = '1';

/**
 * Signs an access token and remembers it. It is for the API that was asked for, and for the userinfo endpoint where `openid` was
 * granted or no API was named.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 2.2](https://www.rfc-editor.org/rfc/rfc9068#section-2.2)
 */
export async function makeAccessToken(context: Context, issue: Issue): Promise<string> {
  const { server, now, observer } = context;
  const { clientId, authorization, scope, dpopJkt } = issue;
  const { login, audience } = authorization;
  const own = scope.includes('openid') || audience === undefined ? [server.urls.userinfo] : [];
  const audiences = [...(audience === undefined ? [] : [audience]), ...own];
  const expiresAt = now + server.policy.lifetimes.accessToken;
  const jti = randomToken(server.random, 16);
  const claims = {
    iss: server.issuer,
    sub: authorization.sub,
    aud: audiences.length === 1 ? audiences[0] : audiences,
    client_id: clientId,
    iat: now,
    exp: expiresAt,
    jti,
    scope: scope.join(' '),
    ...(login && { auth_time: login.authTime }),
    ...(dpopJkt === undefined ? {} : { cnf: { jkt: dpopJkt } }),
  };
  const key = established(server.keys[0]);
  const value = await signJwt(claims, key, 'at+jwt');
  server.store.accessTokens.set(jti, { ...issue, jti, value, expiresAt, revoked: false });
  const note = `signed with key ${key.kid}, for ${audiences.join(' and ')}; valid ${server.policy.lifetimes.accessToken} s`;
  observer.value({ name: 'access_token', value, note });
  return value;
}

/**
 * Signs an ID token: who logged in, when and how, for this client. It has no `azp`, because its only audience is the client itself.
 * @see [OpenID Connect Core 1.0, section 2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)
 * @see [OpenID Connect Core 1.0, section 3.3.2.11](https://openid.net/specs/openid-connect-core-1_0.html#HybridIDToken)
 */
export async function makeIdToken(
  { server, now, observer }: Context,
  { clientId, authorization, scope }: Pick<Issue, 'clientId' | 'authorization' | 'scope'>,
  { nonce, accessToken, code, withProfile }: Bindings,
): Promise<string> {
  const { user, authTime, amr, sid } = established(authorization.login);
  const claims = {
    iss: server.issuer,
    sub: user.sub,
    aud: clientId,
    iat: now,
    exp: now + server.policy.lifetimes.idToken,
    auth_time: authTime,
    ...(nonce === undefined ? {} : { nonce }),
    ...(sid === undefined ? {} : { sid }),
    acr: ACR,
    amr,
    ...(accessToken === undefined ? {} : { at_hash: leftHalfHash(accessToken) }),
    ...(code === undefined ? {} : { c_hash: leftHalfHash(code) }),
    ...(withProfile ? claimsOf(user, scope) : {}),
  };
  const key = established(server.keys[0]);
  const value = await signJwt(claims, key, 'JWT');
  const note = `signed with key ${key.kid}, for ${clientId}; valid ${server.policy.lifetimes.idToken} s`;
  observer.value({ name: 'id_token', value, note });
  return value;
}

/** The left half of SHA-256, which ties an ID token to what came with it (OIDC Core §3.1.3.6). */
function leftHalfHash(text: string): string {
  return toBase64Url(sha256(text).slice(0, 16));
}

/**
 * The claims that `profile` and `email` stand for.
 * @see [OpenID Connect Core 1.0, section 5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)
 */
export function claimsOf(user: User, scope: readonly string[]): Record<string, string | boolean> {
  const { name, picture, email, email_verified } = user;
  return {
    ...(scope.includes('profile') ? { name, ...(picture === undefined ? {} : { picture }) } : {}),
    ...(scope.includes('email') ? { email, email_verified } : {}),
  };
}

/**
 * Makes a refresh token of an authorization's family: 256 random bits that mean nothing outside this server. A public client's is bound
 * to its DPoP key, because nothing else says who sends it; a confidential client authenticates anyway and may change its key.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 1.5](https://www.rfc-editor.org/rfc/rfc6749#section-1.5)
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 5](https://www.rfc-editor.org/rfc/rfc9449#section-5)
 */
export function makeRefreshToken(context: Context, issue: Issue): string {
  const { server, now, observer, client } = context;
  const { clientId, authorization } = issue;
  const value = randomToken(server.random, 32);
  const expiresAt = Math.min(now + server.policy.lifetimes.refreshTokenIdle, authorization.endsAt);
  const dpopJkt = client?.token_endpoint_auth_method === 'none' ? issue.dpopJkt : undefined;
  const record = { value, clientId, authorization, dpopJkt, issuedAt: now, expiresAt, usedAt: undefined };
  server.store.refreshTokens.set(value, record);
  const note = `stored with client_id and scope, in family ${authorization.id}; valid ${expiresAt - now} s`;
  observer.value({ name: 'refresh_token', value, note });
  return value;
}

/**
 * Writes down what somebody allowed: a user in a login, or a client for itself.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 1.3](https://www.rfc-editor.org/rfc/rfc6749#section-1.3)
 */
export function authorize(
  { server, now }: Context,
  granted: Pick<Authorization, 'login' | 'sub' | 'scope' | 'audience'>,
): Authorization {
  const { login, sub, scope, audience } = granted;
  const id = randomToken(server.random, 16);
  return {
    id,
    login,
    sub,
    scope,
    audience,
    endsAt: now + server.policy.lifetimes.refreshToken,
    revoked: false,
  };
}

/** Revokes an authorization: every token issued from it stops working. */
export function revoke({ observer }: Context, authorization: Authorization, why: string): void {
  authorization.revoked = true;
  observer.value({
    name: 'authorization',
    value: authorization.id,
    note: `revoked with all its tokens: ${why}`,
  });
}
