import { decodeJwt } from '../protocol/jwt.ts';
import type { ChallengeMethod } from '../protocol/pkce.ts';
import { type Expiring, ExpiringMap } from './expiring.ts';
import type { Client, User } from './options.ts';
import type { Lifetimes } from './policy.ts';

/** A challenge as the authorization request gave it. */
export interface Challenge {
  readonly value: string;
  readonly method: ChallengeMethod;
}

/** An authorization request that passed its checks. */
export interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scope: readonly string[];
  readonly audience: string | undefined;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly challenge: Challenge | undefined;
  readonly prompt: readonly string[];
  /** Seconds. */
  readonly maxAge: number | undefined;
  readonly loginHint: string | undefined;
}

/** An authorization request that waits for its user, in one browser. */
export interface Transaction extends Expiring {
  readonly id: string;
  /** The browser cookie that it belongs to. */
  readonly browser: string;
  /** What the pages' forms must send back. */
  readonly csrf: string;
  readonly request: AuthorizationRequest;
  /** The login that consent is asked of. */
  readonly session: string | undefined;
}

/** A login at this server. */
export interface Session extends Expiring {
  /** The cookie's value. */
  readonly id: string;
  /** The name of the session in ID tokens, which others may read; it opens nothing. */
  readonly sid: string;
  readonly user: User;
  /** Seconds since 1970. */
  readonly authTime: number;
  /** How: `pwd` (RFC 8176), or `fed` for another provider, which has no registered value. */
  readonly amr: readonly string[];
}

/** What one user let one client do, once. Everything issued from it falls together. */
export interface Authorization {
  readonly id: string;
  readonly session: Session;
  readonly scope: readonly string[];
  readonly audience: string | undefined;
  /** When the family of refresh tokens ends, however often it is rotated. */
  readonly endsAt: number;
  revoked: boolean;
}

/** A code and all that it is bound to. */
export interface Code extends Expiring {
  readonly value: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: Challenge | undefined;
  readonly nonce: string | undefined;
  readonly authorization: Authorization;
  /** Seconds since 1970; `undefined` while unused. */
  usedAt: number | undefined;
}

/** A refresh token of a family. */
export interface RefreshToken extends Expiring {
  readonly value: string;
  readonly clientId: string;
  readonly authorization: Authorization;
  usedAt: number | undefined;
}

/** What the server remembers of an access token; the token itself says the rest. */
export interface AccessToken extends Expiring {
  readonly jti: string;
  /** The whole token, so that another one with the same `jti` is not taken for it. */
  readonly value: string;
  readonly clientId: string;
  readonly scope: readonly string[];
  readonly authorization: Authorization;
  revoked: boolean;
}

/** All that the server remembers, in memory. */
export interface Store {
  readonly transactions: ExpiringMap<Transaction>;
  readonly sessions: ExpiringMap<Session>;
  readonly codes: ExpiringMap<Code>;
  readonly refreshTokens: ExpiringMap<RefreshToken>;
  readonly accessTokens: ExpiringMap<AccessToken>;
  readonly consents: Consents;
}

/** Makes an empty store. A spent code is kept as long as anything issued from it may live, because its reuse revokes that. */
export function createStore(lifetimes: Lifetimes): Store {
  const longest = Math.max(lifetimes.accessToken, lifetimes.refreshToken);
  return {
    transactions: new ExpiringMap(3600),
    sessions: new ExpiringMap(0),
    codes: new ExpiringMap(longest),
    refreshTokens: new ExpiringMap(longest),
    accessTokens: new ExpiringMap(3600),
    consents: new Consents(),
  };
}

/** What the server remembers of an access token; `undefined` for text that it did not issue. */
export function accessTokenRecord(store: Store, token: string | undefined): AccessToken | undefined {
  const jti = decodeJwt(token ?? '')?.claims.jti;
  const record = typeof jti === 'string' ? store.accessTokens.get(jti) : undefined;
  return record?.value === token ? record : undefined;
}

/** The refresh or access token that a text is, as the server remembers it; `undefined` for anything else. */
export function issuedToken(store: Store, token: string | undefined): RefreshToken | AccessToken | undefined {
  return store.refreshTokens.get(token) ?? accessTokenRecord(store, token);
}

/** What users allowed, for each client and audience. */
export class Consents {
  readonly #scopes = new Map<string, Set<string>>();

  /** Whether the user allowed at least these scopes before. */
  cover(sub: string, request: AuthorizationRequest): boolean {
    const allowed = this.#scopes.get(keyOf(sub, request));
    return allowed !== undefined && request.scope.every((scope) => allowed.has(scope));
  }

  remember(sub: string, request: AuthorizationRequest): void {
    const key = keyOf(sub, request);
    this.#scopes.set(key, new Set([...(this.#scopes.get(key) ?? []), ...request.scope]));
  }
}

const keyOf = (sub: string, request: AuthorizationRequest): string =>
  JSON.stringify([sub, request.client.client_id, request.audience]);
