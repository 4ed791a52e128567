import type { Context } from '../context.ts';
import { makeIdToken } from '../id-token.ts';
import { type Issue, makeRefreshToken, prepareAccessToken, tellRefreshToken } from '../tokens.ts';
import type { TokenAnswer } from './grant.ts';

/** What comes with the access token. */
export interface Extras {
  readonly nonce?: string | undefined;
  readonly withRefreshToken: boolean;
}

/**
 * Makes the tokens of an answer: always an access token, bound to the key of the request's DPoP proof if there is one, and an ID token
 * where a user granted `openid`.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export async function answer(
  context: Context,
  granted: Omit<Issue, 'dpopJkt'>,
  { nonce, withRefreshToken }: Extras,
): Promise<TokenAnswer> {
  const { dpop, server } = context;
  const issue: Issue = { ...granted, dpopJkt: dpop.jkt };
  const signAccessToken = prepareAccessToken(context, issue);
  const refresh = withRefreshToken ? makeRefreshToken(context, issue) : undefined;
  context.decided();
  const accessToken = await signAccessToken();
  const vouches = issue.authorization.login !== undefined && issue.scope.includes('openid');
  const idToken = vouches
    ? await makeIdToken(context, issue, { nonce, accessToken, withProfile: true })
    : undefined;
  if (refresh) tellRefreshToken(context, refresh);
  return {
    access_token: accessToken,
    token_type: dpop.jkt === undefined ? 'Bearer' : 'DPoP',
    expires_in: server.policy.lifetimes.accessToken,
    scope: issue.scope.join(' '),
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(refresh === undefined ? {} : { refresh_token: refresh.value }),
  };
}

/** Whether a client that got these scopes also gets a refresh token. */
export function mayRefresh({ client }: Context, scope: readonly string[]): boolean {
  return scope.includes('offline_access') && (client?.grant_types.includes('refresh_token') ?? false);
}
