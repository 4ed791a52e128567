import { spaceDelimited } from '../../protocol/parameters.ts';
import { established } from '../established.ts';
import { revoke } from '../tokens.ts';
import { answer } from './answer.ts';
import type { Grant } from './grant.ts';

/**
 * Swaps a refresh token for new tokens. The next refresh token keeps the whole scope, even where this answer is narrower.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 6](https://www.rfc-editor.org/rfc/rfc6749#section-6)
 */
export const refreshToken: Grant = {
  type: 'refresh_token',
  column: 'token:refresh',

  refused(check, context) {
    const { server, refreshToken: spent } = context;
    if (check === 'refresh_token_unused' && spent && server.policy.detectRefreshTokenReuse)
      revoke(context, spent.authorization, 'a spent refresh token of its family came again');
  },

  async issue(context) {
    const { server, now, value } = context;
    const presented = established(context.refreshToken);
    const { authorization, clientId } = presented;
    const withRefreshToken = server.policy.rotateRefreshTokens;
    if (withRefreshToken) presented.usedAt = now;
    const asked = spaceDelimited(value('scope'));
    const scope = asked.length > 0 ? asked : authorization.scope;
    return answer(context, { clientId, authorization, scope }, { withRefreshToken });
  },
};
