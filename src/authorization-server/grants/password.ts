import { established } from '../established.ts';
import { rememberGuess } from '../guesses.ts';
import { password as method } from '../login-methods.ts';
import { audienceAsked, scopeGranted } from '../scopes.ts';
import { authorize } from '../tokens.ts';
import { answer, mayRefresh } from './answer.ts';
import type { Grant } from './grant.ts';

/**
 * Takes a user's password from an app. OAuth 2.1 has dropped it: the app sees the password, and no second factor fits in.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.3)
 * @see [RFC 9700 - Best Current Practice for OAuth 2.0 Security, section 2.4](https://www.rfc-editor.org/rfc/rfc9700#section-2.4)
 */
export const password: Grant = {
  type: 'password',
  column: 'token:password',

  refused(check, context) {
    if (check === 'user_credentials_correct') rememberGuess(context, 'password');
  },

  async issue(context) {
    const { client_id: clientId } = established(context.client);
    const user = established(method.user(context));
    const scope = scopeGranted(context);
    const login = { user, authTime: context.now, amr: method.amr };
    const audience = audienceAsked(context);
    const authorization = authorize(context, { login, sub: user.sub, scope, audience });
    const withRefreshToken = mayRefresh(context, scope);
    return answer(context, { clientId, authorization, scope }, { withRefreshToken });
  },
};
