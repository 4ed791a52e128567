import { header } from '../../protocol/http.ts';
import type { Context } from '../context.ts';
import { established } from '../established.ts';
import { revoke } from '../tokens.ts';
import { answer, mayRefresh } from './answer.ts';
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
    const { authorization, nonce, clientId } = code;
    const { scope } = authorization;
    code.usedAt = context.now;
    const withRefreshToken = mayRefresh(context, scope) && !fromBrowser(context);
    return answer(context, { clientId, authorization, scope }, { nonce, withRefreshToken });
  },
};

/** A confidential web app's exchange with an `Origin` came out of a browser, where neither its secret nor a refresh token belongs. */
function fromBrowser({ client, request, server, observer }: Context): boolean {
  const origin = header(request, 'origin');
  const confidential = client?.kind === 'web' && client.token_endpoint_auth_method !== 'none';
  if (!confidential || origin === undefined || !server.policy.refuseRefreshTokenToBrowsers) return false;
  observer.value({
    name: 'refresh_token',
    value: '(none)',
    note: `not issued: the request has an Origin (${origin}), so a browser sent it`,
  });
  return true;
}
