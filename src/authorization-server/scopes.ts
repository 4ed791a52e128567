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
