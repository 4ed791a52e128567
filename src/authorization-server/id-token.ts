import { leftHalfHash } from '../protocol/encoding.ts';
import { signJwt } from '../protocol/jwt.ts';
import type { Context } from './context.ts';
import { established } from './established.ts';
import type { User } from './options.ts';
import type { Issue } from './tokens.ts';

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
  const expiresAt = now + server.policy.lifetimes.idToken;
  const claims = {
    iss: server.issuer,
    sub: user.sub,
    aud: clientId,
    iat: now,
    exp: expiresAt,
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
  const note = `signed with key ${key.kid}, for ${clientId}; valid ${expiresAt - now} s`;
  observer.value({ name: 'id_token', value, note, expiresAt: expiresAt * 1000 });
  return value;
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
