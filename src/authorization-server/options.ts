import type { Clock, Random } from '../protocol/inputs.ts';
import type { Jwks, PrivateJwk } from '../protocol/jwt.ts';
import type { Lifetimes, Policy } from './policy.ts';

/**
 * How a client proves who it is at the endpoints of the back channel.
 * @see [OpenID Connect Core 1.0, section 9](https://openid.net/specs/openid-connect-core-1_0.html#ClientAuthentication)
 */
export const clientAuthenticationMethods = [
  'none',
  'client_secret_basic',
  'client_secret_post',
  'private_key_jwt',
] as const;

/** One of {@link clientAuthenticationMethods}. `none` makes a public client, every other a confidential one. */
export type ClientAuthenticationMethod = (typeof clientAuthenticationMethods)[number];

/**
 * An application as the server registered it.
 * @see [RFC 7591 - Dynamic Client Registration, section 2](https://www.rfc-editor.org/rfc/rfc7591#section-2)
 */
export interface Client {
  readonly client_id: string;
  /** What the consent page calls it. */
  readonly name: string;
  readonly kind: 'spa' | 'native' | 'web' | 'machine' | 'device';
  readonly redirect_uris: readonly string[];
  /** The only method that the server takes from this client. */
  readonly token_endpoint_auth_method: ClientAuthenticationMethod;
  /** For `client_secret_basic` and `client_secret_post`. In clear because this is a demo. */
  readonly client_secret?: string;
  /** For `private_key_jwt`: the public keys that verify the client's assertions. */
  readonly jwks?: Jwks;
  readonly grant_types: readonly string[];
  /** The values of `response_type` that it may ask for; without it `code`, and every other for the grant type `implicit`. */
  readonly response_types?: readonly string[];
  /** The scopes that it may ask for, space-delimited; without it every one that there is. */
  readonly scope?: string;
  /** Where the browser may go after a logout (OIDC RP-Initiated Logout §3). */
  readonly post_logout_redirect_uris?: readonly string[];
  /** Takes no authorization request but a pushed one (RFC 9126 §6). */
  readonly require_pushed_authorization_requests?: boolean;
  /** Gets no access token but one bound to a DPoP key, and so none from the authorization endpoint (RFC 9449 §5.2). */
  readonly dpop_bound_access_tokens?: boolean;
  /** The audience of the API that this client is: it may introspect access tokens for it (RFC 7662 §2). */
  readonly resource_server_for?: string;
  /** Origins of pages that may read this server's answers (CORS), such as `https://spa.granttour.example`. */
  readonly web_origins: readonly string[];
}

/** A client as it is registered: what is left out gets the defaults of RFC 7591 §2. */
export type ClientRegistration = Pick<Client, 'client_id'> & Partial<Client>;

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
  readonly clients: readonly ClientRegistration[];
  readonly users: readonly User[];
  readonly apis: readonly Api[];
  /** Laid over {@link defaultPolicy}. */
  readonly policy?: Partial<Omit<Policy, 'lifetimes'>> & { readonly lifetimes?: Partial<Lifetimes> };
  readonly clock: Clock;
  readonly random: Random;
  /** The first signs; all are published, so that older tokens still verify. */
  readonly keys: readonly PrivateJwk[];
}
