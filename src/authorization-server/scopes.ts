import { spaceDelimited } from '../protocol/parameters.ts';
import type { Context } from './context.ts';
import type { Api } from './options.ts';

/**
 * The scopes of OpenID Connect that this server knows, as the consent page says them.
 * @see [OpenID Connect Core 1.0, section 5.4](https://openid.net/specs/openid-connect-core-1_0.html#ScopeClaims)
 */
const STANDARD: ReadonlyMap<string, string> = new Map([
  ['openid', 'Know that it is you, by an identifier that stays the same'],
  ['profile', 'Read your name and your picture'],
  ['email', 'Read your email address'],
  ['offline_access', 'Keep its access while you are away'],
]);

/** The names of the scopes that belong to no API. */
export const standardScopes: readonly string[] = [...STANDARD.keys()];

/** What a scope allows, in words; `undefined` for a scope that neither OpenID Connect nor the API has. */
export function scopeInWords(scope: string, api: Api | undefined): string | undefined {
  const own = api && Object.hasOwn(api.scopes, scope) ? api.scopes[scope] : undefined;
  return STANDARD.get(scope) ?? own;
}

/**
 * The API that a request names, by `audience` or by RFC 8707's `resource`, which are two names for one thing here. A machine that
 * names none means the only one that there is.
 */
export function audienceAsked({ value, server }: Context): string | undefined {
  const named = value('audience') ?? value('resource');
  if (named !== undefined || value('grant_type') !== 'client_credentials') return named;
  return server.apis.size === 1 ? [...server.apis.keys()][0] : undefined;
}

/** The scopes that this client may ask for in this request: a machine has no user whose name could be read. */
export function scopesAllowed(context: Context): readonly string[] {
  const { client, server, value } = context;
  const api = server.apis.get(audienceAsked(context) ?? '');
  const own = Object.keys(api?.scopes ?? {});
  const all = value('grant_type') === 'client_credentials' ? own : [...standardScopes, ...own];
  if (client?.scope === undefined) return all;
  const registered = spaceDelimited(client.scope);
  return all.filter((scope) => registered.includes(scope));
}

/**
 * The scopes that a checked request gets. Without `scope` a grant at the back channel gets all that the client may have of the API, or
 * else `openid`; `offline_access` means nothing to a client that may not refresh.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.3](https://www.rfc-editor.org/rfc/rfc6749#section-3.3)
 */
export function scopeGranted(context: Context): readonly string[] {
  const asked = spaceDelimited(context.value('scope'));
  if (asked.length === 0) return defaultScope(context);
  const refreshes = context.client?.grant_types.includes('refresh_token');
  return asked.filter((scope) => scope !== 'offline_access' || refreshes);
}

function defaultScope(context: Context): readonly string[] {
  const allowed = scopesAllowed(context);
  const own = allowed.filter((scope) => !standardScopes.includes(scope));
  return own.length > 0 ? own : allowed.filter((scope) => scope === 'openid');
}
