import { decodeJwt } from '../protocol/jwt.ts';
import { Attempts } from './attempts.ts';
import { Consents } from './consents.ts';
import { type Expiring, ExpiringMap } from './expiring.ts';
import type { Lifetimes } from './policy.ts';
import type {
  AccessToken,
  Code,
  DeviceAuthorization,
  PushedRequest,
  RefreshToken,
  Session,
  Transaction,
} from './records.ts';

/** All that the server remembers, in memory. */
export interface Store {
  readonly transactions: ExpiringMap<Transaction>;
  readonly sessions: ExpiringMap<Session>;
  readonly codes: ExpiringMap<Code>;
  readonly refreshTokens: ExpiringMap<RefreshToken>;
  readonly accessTokens: ExpiringMap<AccessToken>;
  /** By device code. */
  readonly devices: ExpiringMap<DeviceAuthorization>;
  readonly userCodes: ExpiringMap<DeviceAuthorization>;
  /** By `request_uri`. */
  readonly pushedRequests: ExpiringMap<PushedRequest>;
  /** The `jti` of every assertion and DPoP proof that could still come again, by what it was used for. */
  readonly usedIds: ExpiringMap<Expiring>;
  readonly attempts: Attempts;
  readonly consents: Consents;
  /** Drops what expired, in every map. */
  forget(now: number): void;
}

/** Makes an empty store. A spent code is kept as long as anything issued from it may live, because its reuse revokes that. */
export function createStore(lifetimes: Lifetimes): Store {
  const longest = Math.max(lifetimes.accessToken, lifetimes.refreshToken);
  const maps = {
    transactions: new ExpiringMap<Transaction>(3600),
    sessions: new ExpiringMap<Session>(0),
    codes: new ExpiringMap<Code>(longest),
    refreshTokens: new ExpiringMap<RefreshToken>(longest),
    accessTokens: new ExpiringMap<AccessToken>(3600),
    devices: new ExpiringMap<DeviceAuthorization>(3600),
    userCodes: new ExpiringMap<DeviceAuthorization>(3600),
    pushedRequests: new ExpiringMap<PushedRequest>(600),
    usedIds: new ExpiringMap(0),
  };
  const attempts = new Attempts();
  const forgetful = [...Object.values(maps), attempts];
  return {
    ...maps,
    attempts,
    consents: new Consents(),
    forget(now) {
      for (const memory of forgetful) memory.forget(now);
    },
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
