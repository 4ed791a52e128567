import type { Context } from './context.ts';
import type { Client } from './options.ts';

/**
 * The app that asks for a logout, by its `client_id` or by the ID token that it shows.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)
 */
export function clientOfLogout({ value, hint, server }: Context): Client | undefined {
  const aud = hint?.claims.aud;
  return server.clients.get(value('client_id') ?? (typeof aud === 'string' ? aud : ''));
}

/** Whether the ID token that the app shows is of the login that would end; else a person must say so. */
export function hintFitsSession({ hint, session }: Context): boolean {
  return hint !== undefined && session !== undefined && hint.claims.sid === session.sid;
}
