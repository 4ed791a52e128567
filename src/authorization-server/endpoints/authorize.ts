import type { HttpResponse } from '../../protocol/http.ts';
import { readAuthorizationRequest } from '../authorization-request.ts';
import { type Destination, sendError } from '../authorization-response.ts';
import { firstRefusal, type Refusal } from '../checks/run.ts';
import { type Context, withPushed } from '../context.ts';
import { established } from '../established.ts';
import { answerRequest } from '../interaction.ts';
import { mayRedirectTo } from '../redirect-uri.ts';
import { defaultMode, responseModeOf } from '../response-type.ts';
import type { Endpoint } from './endpoint.ts';
import { REQUEST_URI } from './pushed-authorization-request.ts';
import { refusePage } from './refuse-page.ts';

/**
 * The authorization endpoint: fetches the request that was pushed before, if it was, checks it, then asks the person.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 3.1](https://www.rfc-editor.org/rfc/rfc6749#section-3.1)
 * @see [OpenID Connect Core 1.0, section 3.1.2](https://openid.net/specs/openid-connect-core-1_0.html#AuthorizationEndpoint)
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 4](https://www.rfc-editor.org/rfc/rfc9126#section-4)
 */
export const authorize: Endpoint = {
  methods: ['GET', 'POST'],
  speaks: 'pages',
  readableBy: 'nobody',
  async answer(context) {
    if (!context.value('request_uri')?.startsWith(REQUEST_URI)) return judge(context);
    const refusal = await firstRefusal('pushed', context);
    return refusal ? refusePage(refusal) : judge(fetchPushed(context));
  },
};

/** A pushed request is fetched once, and nothing beside it counts (RFC 9126 §4). */
function fetchPushed(context: Context): Context {
  const { parameters } = established(context.pushedRequest);
  context.server.store.pushedRequests.delete(established(context.value('request_uri')));
  return withPushed(context, parameters);
}

async function judge(context: Context): Promise<HttpResponse> {
  const refusal = await firstRefusal('authorize', context);
  return refusal ? refuse(context, refusal) : answerRequest(context, readAuthorizationRequest(context));
}

function refuse(context: Context, refusal: Refusal): HttpResponse {
  const to = destination(context);
  return to ? sendError(context, to, refusal.error) : refusePage(refusal);
}

/** Where an error may go: only to a redirect URI that is the client's beyond doubt, else the server would be an open redirector. */
function destination({ client, value, repeated, server }: Context): Destination | undefined {
  const redirectUri = value('redirect_uri');
  const doubtful = repeated.includes('client_id') || repeated.includes('redirect_uri');
  if (doubtful || !client || !redirectUri || !mayRedirectTo(redirectUri, client, server.policy))
    return undefined;
  const type = repeated.includes('response_type') ? undefined : value('response_type');
  const mode = repeated.includes('response_mode') ? undefined : value('response_mode');
  const responseMode = responseModeOf(mode, type) ?? defaultMode(type);
  return { redirectUri, responseMode, state: repeated.includes('state') ? undefined : value('state') };
}
