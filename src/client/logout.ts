import { withQuery } from '../protocol/parameters.ts';
import { filled } from './filled.ts';

/** What a logout says of itself; an empty text leaves a parameter out. */
export interface LogoutDemand {
  /** An ID token of the login that ends: with it the server need not ask. */
  readonly idTokenHint: string;
  readonly clientId: string;
  readonly postLogoutRedirectUri: string;
  readonly state: string;
}

/**
 * Where the browser goes to end the login at the authorization server too.
 * @see [OpenID Connect RP-Initiated Logout 1.0, section 2](https://openid.net/specs/openid-connect-rpinitiated-1_0.html#RPLogout)
 */
export function logoutUrl(endpoint: string, demand: LogoutDemand): string {
  const parameters = filled([
    ['id_token_hint', demand.idTokenHint],
    ['client_id', demand.clientId],
    ['post_logout_redirect_uri', demand.postLogoutRedirectUri],
    ['state', demand.state],
  ]);
  return withQuery(endpoint, parameters);
}
