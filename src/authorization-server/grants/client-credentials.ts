import { established } from '../established.ts';
import { audienceAsked, scopeGranted } from '../scopes.ts';
import { authorize } from '../tokens.ts';
import { answer } from './answer.ts';
import type { Grant } from './grant.ts';

/**
 * Gives a machine a token for itself: no user, so no ID token, and no refresh token, since its credentials fetch the next one.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.4](https://www.rfc-editor.org/rfc/rfc6749#section-4.4)
 */
export const clientCredentials: Grant = {
  type: 'client_credentials',
  column: 'token:client',

  refused() {},

  async issue(context) {
    const { client_id: clientId } = established(context.client);
    const scope = scopeGranted(context);
    const audience = audienceAsked(context);
    const authorization = authorize(context, { login: undefined, sub: clientId, scope, audience });
    return answer(context, { clientId, authorization, scope }, { withRefreshToken: false });
  },
};
