import type { Clock, Random } from '../protocol/inputs.ts';
import type { PrivateJwk } from '../protocol/jwt.ts';
import type { Lifetimes, Policy } from './policy.ts';

/** How a client proves who it is at the token endpoint. `none` is the only one that works so far. */
export type ClientAuthenticationMethod =
  | 'none'
  | 'client_secret_basic'
  | 'client_secret_post'
  | 'private_key_jwt';

/**
 * An application as the server registered it.
 * @see [RFC 7591 - Dynamic Client Registration, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2)
 */
export interface Client {
  readonly client_id: string;
  /** What the consent page calls it. */
  readonly name: string;
  readonly kind: 'spa' | 'native' | 'web' | 'machine';
  readonly redirect_uris: readonly string[];
  readonly token_endpoint_auth_method: ClientAuthenticationMethod;
  readonly grant_types: readonly string[];
  /** Origins of pages that may read this server's answers (CORS), such as `https://spa.granttour.example`. */
  readonly web_origins: readonly string[];
}

/** Somebody who can log in. Passwords stand in clear because this is a demo: a real server stores a slow, salted hash. */
export interface User {
  readonly sub: string;
  /** What the person types to log in: the email address. */
  readonly username: string;
  readonly password: string;
  readonly name: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly picture?: string;
}

/** A protected API that access tokens can be for. */
export interface Api {
  /** The value of `audience` in requests and of `aud` in access tokens. */
  readonly audience: string;
  readonly name: string;
  /** Each scope and what it allows, in words for the consent page: `Read your trips`. */
  readonly scopes: Readonly<Record<string, string>>;
}

/** All that an authorization server is made of. */
export interface AuthorizationServerOptions {
  /** The exact value of `iss`; endpoints are found relative to it. */
  readonly issuer: string;
  readonly clients: readonly Client[];
  readonly users: readonly User[];
  readonly apis: readonly Api[];
  /** Laid over {@link defaultPolicy}. */
  readonly policy?: Partial<Omit<Policy, 'lifetimes'>> & { readonly lifetimes?: Partial<Lifetimes> };
  readonly clock: Clock;
  readonly random: Random;
  /** The first signs; all are published, so that older tokens still verify. */
  readonly keys: readonly PrivateJwk[];
}
