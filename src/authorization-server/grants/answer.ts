import type { Context } from '../context.ts';
import { type Issue, makeAccessToken, makeIdToken, makeRefreshToken } from '../tokens.ts';
import type { TokenAnswer } from './grant.ts';

/** What comes with the access token. */
export interface Extras {
  readonly nonce?: string | undefined;
  readonly withRefreshToken: boolean;
}

/**
 * Makes the tokens of an answer: always an access token, an ID token where `openid` was granted.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.1](https://www.rfc-editor.org/rfc/rfc6749#section-5.1)
 */
export async function answer(context: Context, issue: Issue, extras: Extras): Promise<TokenAnswer> {
  const { clientId, authorization, scope } = issue;
  const accessToken = await makeAccessToken(context, issue);
  const idToken = scope.includes('openid')
    ? await makeIdToken(context, issue, accessToken, extras.nonce)
    : undefined;
  const refresh = extras.withRefreshToken ? makeRefreshToken(context, clientId, authorization) : undefined;
  return {
    access_token: accessToken,
    token_type: 'Bearer',
    expires_in: context.server.policy.lifetimes.accessToken,
    scope: scope.join(' '),
    ...(idToken === undefined ? {} : { id_token: idToken }),
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
  };
}
