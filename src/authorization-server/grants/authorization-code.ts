import { established } from '../established.ts';
import { revoke } from '../tokens.ts';
import { answer } from './answer.ts';
import type { Grant } from './grant.ts';

/**
 * Swaps a code for tokens.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.3](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.3)
 */
export const authorizationCode: Grant = {
  type: 'authorization_code',
  column: 'token:code',

  refused(check, context) {
    if (check === 'code_unused' && context.code)
      revoke(context, context.code.authorization, 'its code came a second time');
  },

  async issue(context) {
    const code = established(context.code);
    const client = established(context.client);
    const { authorization, nonce } = code;
    code.usedAt = context.now;
    const withRefreshToken =
      authorization.scope.includes('offline_access') && client.grant_types.includes('refresh_token');
    const issue = { clientId: client.client_id, authorization, scope: authorization.scope };
    return answer(context, issue, { nonce, withRefreshToken });
  },
};
