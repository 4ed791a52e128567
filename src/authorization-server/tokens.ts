import { randomToken, sha256, toBase64Url } from '../protocol/encoding.ts';
import { signJwt } from '../protocol/jwt.ts';
import type { Context } from './context.ts';
import { established } from './established.ts';
import type { User } from './options.ts';
import type { AccessToken, Authorization, RefreshToken } from './store.ts';

/** What tokens are made for. */
export interface Issue {
  readonly clientId: string;
  readonly authorization: Authorization;
  /** Of the access token; may be less than the authorization's. */
  readonly scope: readonly string[];
}

/**
 * Signs an access token and remembers it. It is for the API that was asked for, and for the userinfo endpoint where `openid` was
 * granted or no API was named.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 2.2](https://www.rfc-editor.org/rfc/rfc9068#section-2.2)
 */
export async function makeAccessToken(context: Context, issue: Issue): Promise<string> {
  const { server, now, observer } = context;
  const { clientId, authorization, scope } = issue;
  const { session, audience } = authorization;
  const own = scope.includes('openid') || audience === undefined ? [server.urls.userinfo] : [];
  const audiences = [...(audience === undefined ? [] : [audience]), ...own];
  const expiresAt = now + server.policy.lifetimes.accessToken;
  const jti = randomToken(server.random, 16);
  const claims = {
    iss: server.issuer,
    sub: session.user.sub,
    aud: audiences.length === 1 ? audiences[0] : audiences,
    client_id: clientId,
    iat: now,
    exp: expiresAt,
    jti,
    scope: scope.join(' '),
    auth_time: session.authTime,
  };
  const key = established(server.keys[0]);
  const value = await signJwt(claims, key, 'at+jwt');
  const record: AccessToken = { jti, value, clientId, scope, authorization, expiresAt, revoked: false };
  server.store.accessTokens.set(jti, record, now);
  const note = `signed with key ${key.kid}, for ${audiences.join(' and ')}; valid ${server.policy.lifetimes.accessToken} s`;
  observer.value({ name: 'access_token', value, note });
  return value;
}

/**
 * Signs an ID token: who logged in, when and how, for this client. It has no `azp`, because its only audience is the client itself.
 * @see [OpenID Connect Core 1.0, section 2](https://openid.net/specs/openid-connect-core-1_0.html#IDToken)
 */
export async function makeIdToken(
  context: Context,
  { clientId, authorization, scope }: Issue,
  accessToken: string,
  nonce?: string,
): Promise<string> {
  const { server, now, observer } = context;
  const { session } = authorization;
  const claims = {
    iss: server.issuer,
    sub: session.user.sub,
    aud: clientId,
    iat: now,
    exp: now + server.policy.lifetimes.idToken,
    auth_time: session.authTime,
    ...(nonce === undefined ? {} : { nonce }),
    sid: session.sid,
    amr: session.amr,
    at_hash: await leftHalfHash(accessToken),
    ...claimsOf(session.user, scope),
  };
  const key = established(server.keys[0]);
  const value = await signJwt(claims, key, 'JWT');
  const note = `signed with key ${key.kid}, for ${clientId}; valid ${server.policy.lifetimes.idToken} s`;
  observer.value({ name: 'id_token', value, note });
  return value;
}

/** The left half of SHA-256, which ties an ID token to what came with it (OIDC Core §3.1.3.6). */
async function leftHalfHash(text: string): Promise<string> {
  return toBase64Url((await sha256(text)).slice(0, 16));
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
 * Makes a refresh token of an authorization's family: 256 random bits that mean nothing outside this server.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 1.5](https://www.rfc-editor.org/rfc/rfc6749#section-1.5)
 */
export function makeRefreshToken(context: Context, clientId: string, authorization: Authorization): string {
  const { server, now, observer } = context;
  const value = randomToken(server.random, 32);
  const expiresAt = Math.min(now + server.policy.lifetimes.refreshTokenIdle, authorization.endsAt);
  const record: RefreshToken = { value, clientId, authorization, expiresAt, usedAt: undefined };
  server.store.refreshTokens.set(value, record, now);
  const note = `stored with client_id and scope, in family ${authorization.id}; valid ${expiresAt - now} s`;
  observer.value({ name: 'refresh_token', value, note });
  return value;
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
