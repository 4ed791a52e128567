import { randomToken } from '../protocol/encoding.ts';
import { signJwt } from '../protocol/jwt.ts';
import type { Context } from './context.ts';
import { established } from './established.ts';
import type { Authorization, RefreshToken } from './records.ts';

/** What tokens are made for. */
export interface Issue {
  readonly clientId: string;
  readonly authorization: Authorization;
  /** Of the access token; may be less than the authorization's. */
  readonly scope: readonly string[];
  /** The DPoP key that the tokens are bound to. */
  readonly dpopJkt: string | undefined;
}

/**
 * Decides what an access token says; what comes back signs it and remembers it. It is for the API that was asked for, and for the userinfo endpoint where `openid` was
 * granted or no API was named.
 * @see [RFC 9068 - JWT Profile for OAuth 2.0 Access Tokens, section 2.2](https://www.rfc-editor.org/rfc/rfc9068#section-2.2)
 */
export function prepareAccessToken(context: Context, issue: Issue): () => Promise<string> {
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
  const note = `signed with key ${key.kid}, for ${audiences.join(' and ')}; valid ${expiresAt - now} s`;
  return async () => {
    const value = await signJwt(claims, key, 'at+jwt');
    server.store.accessTokens.set(jti, { ...issue, jti, value, expiresAt, revoked: false });
    observer.value({ name: 'access_token', value, note, expiresAt: expiresAt * 1000 });
    return value;
  };
}

/**
 * Makes a refresh token of an authorization's family: 256 random bits that mean nothing outside this server. A public client's is bound
 * to its DPoP key, because nothing else says who sends it; a confidential client authenticates anyway and may change its key.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 1.5](https://www.rfc-editor.org/rfc/rfc6749#section-1.5)
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 5](https://www.rfc-editor.org/rfc/rfc9449#section-5)
 */
export function makeRefreshToken(context: Context, issue: Issue): RefreshToken {
  const { server, now, client } = context;
  const { clientId, authorization } = issue;
  const value = randomToken(server.random, 32);
  const expiresAt = Math.min(now + server.policy.lifetimes.refreshTokenIdle, authorization.endsAt);
  const dpopJkt = client?.token_endpoint_auth_method === 'none' ? issue.dpopJkt : undefined;
  const record = { value, clientId, authorization, dpopJkt, issuedAt: now, expiresAt, usedAt: undefined };
  server.store.refreshTokens.set(value, record);
  return record;
}

/** Says of a refresh token what was made. */
export function tellRefreshToken({ observer, now }: Context, made: RefreshToken): void {
  const { value, authorization, expiresAt } = made;
  const note = `stored with client_id and scope, in family ${authorization.id}; valid ${expiresAt - now} s`;
  observer.value({ name: 'refresh_token', value, note, expiresAt: expiresAt * 1000 });
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
