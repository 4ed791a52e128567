import type { HttpResponse } from '../../protocol/http.ts';
import { readAuthorizationRequest } from '../authorization-request.ts';
import { type Destination, sendError } from '../authorization-response.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { answerRequest } from '../interaction.ts';
import { errorPage } from '../pages/error-page.ts';
import { mayRedirectTo } from '../redirect-uri.ts';
import { page } from '../responses.ts';
import type { Endpoint } from './endpoint.ts';

/**
 * The authorization endpoint: checks the request, then asks the person.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1)
 * @see [OpenID Connect Core 1.0, section 3.1.2](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint)
 */
export const authorize: Endpoint = {
  methods: ['GET', 'POST'],
  readableBy: 'nobody',
  async answer(context) {
    const refusal = await firstRefusal('authorize', context);
    return refusal ? refuse(context, refusal) : answerRequest(context, readAuthorizationRequest(context));
  },
};

function refuse(context: Context, { error }: Refusal): HttpResponse {
  const to = destination(context);
  return to ? sendError(context, to, error) : page(400, errorPage(error));
}

/** Where an error may go: only to a redirect URI that is the client's beyond doubt, else the server would be an open redirector. */
function destination({ client, value, repeated, server }: Context): Destination | undefined {
  const redirectUri = value('redirect_uri');
  const doubtful = repeated.includes('client_id') || repeated.includes('redirect_uri');
  if (doubtful || !client || !redirectUri || !mayRedirectTo(redirectUri, client, server.policy))
    return undefined;
  return { redirectUri, state: repeated.includes('state') ? undefined : value('state') };
}
