import type { Parameters } from '../protocol/parameters.ts';
import type { ChallengeMethod } from '../protocol/pkce.ts';
import type { Expiring } from './expiring.ts';
import type { Client, User } from './options.ts';
import type { ResponseMode, ResponseType } from './response-type.ts';

/** A challenge as the authorization request gave it. */
export interface Challenge {
  readonly value: string;
  readonly method: ChallengeMethod;
}

/** What a person is asked to allow, whichever way the app asked. */
export interface ConsentRequest {
  readonly client: Client;
  readonly scope: readonly string[];
  readonly audience: string | undefined;
  readonly prompt: readonly string[];
  /** Seconds. */
  readonly maxAge: number | undefined;
  readonly loginHint: string | undefined;
  /** The `sub` of the `id_token_hint`: nobody else will do. */
  readonly hintedSub: string | undefined;
}

/** An authorization request that passed its checks. */
export interface AuthorizationRequest extends ConsentRequest {
  readonly kind: 'authorization';
  readonly redirectUri: string;
  readonly responseType: ResponseType;
  readonly responseMode: ResponseMode;
  readonly state: string | undefined;
  readonly nonce: string | undefined;
  readonly challenge: Challenge | undefined;
  /** The DPoP key that the code is bound to (RFC 9449 §10). */
  readonly dpopJkt: string | undefined;
}

/** A device that waits, its user at a browser. */
export interface DeviceRequest extends ConsentRequest {
  readonly kind: 'device';
  readonly device: DeviceAuthorization;
}

/** A request that waits for its user, in one browser. */
export interface Transaction extends Expiring {
  readonly id: string;
  /** The browser cookie that it belongs to. */
  readonly browser: string;
  /** What the pages' forms must send back. */
  readonly csrf: string;
  readonly request: AuthorizationRequest | DeviceRequest;
  /** The `sub` of who is asked for consent. A newer login of the same person, in another tab, may answer as well. */
  readonly asks: string | undefined;
}

/** Who logged in, when and how. */
export interface Login {
  readonly user: User;
  /** Seconds since 1970. */
  readonly authTime: number;
  /** How: `pwd` (RFC 8176), or `fed` for another provider, which has no registered value. */
  readonly amr: readonly string[];
  /** The name of the session in ID tokens, which others may read; it opens nothing. A password sent by an app makes no session. */
  readonly sid?: string;
}

/** A login at this server, in one browser. */
export interface Session extends Expiring, Login {
  /** The cookie's value. */
  readonly id: string;
  readonly sid: string;
}

/** What one user let one client do, once, or what a client may do by itself. Everything issued from it falls together. */
export interface Authorization {
  readonly id: string;
  /** Absent where a machine acts for itself. */
  readonly login: Login | undefined;
  /** The user's `sub`, or the machine's `client_id` (RFC 9068 §2.2). */
  readonly sub: string;
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
  readonly dpopJkt: string | undefined;
  readonly authorization: Authorization;
  /** Seconds since 1970; `undefined` while unused. */
  usedAt: number | undefined;
}

/** A refresh token of a family. */
export interface RefreshToken extends Expiring {
  readonly value: string;
  readonly clientId: string;
  readonly issuedAt: number;
  /** The DPoP key that must come with it; only a public client's is bound (RFC 9449 §5). */
  readonly dpopJkt: string | undefined;
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
  readonly dpopJkt: string | undefined;
  readonly authorization: Authorization;
  revoked: boolean;
}

/** A device that asked, and what became of it. */
export interface DeviceAuthorization extends Expiring {
  readonly deviceCode: string;
  /** As the alphabet has it, without the dash. */
  readonly userCode: string;
  readonly client: Client;
  readonly scope: readonly string[];
  readonly audience: string | undefined;
  /** Seconds; each `slow_down` adds five for good (RFC 8628 §3.5). */
  interval: number;
  /** Seconds since 1970; `undefined` before the first poll. */
  polledAt: number | undefined;
  answer: 'waiting' | 'denied' | 'spent' | Authorization;
}

/** An authorization request that came by the back channel. */
export interface PushedRequest extends Expiring {
  readonly clientId: string;
  readonly parameters: Parameters;
}
