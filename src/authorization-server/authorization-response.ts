import { randomToken } from '../protocol/encoding.ts';
import type { WireError } from '../protocol/errors.ts';
import type { Header, HttpResponse } from '../protocol/http.ts';
import type { Parameters } from '../protocol/parameters.ts';
import type { Context } from './context.ts';
import { makeIdToken } from './id-token.ts';
import { formPostPage } from './pages/form-post-page.ts';
import type { AuthorizationRequest, Code, Session } from './records.ts';
import { addAnswer } from './redirect-uri.ts';
import { errorFields, page, redirect } from './responses.ts';
import { authorize, prepareAccessToken } from './tokens.ts';

/** Where an answer goes, how, and the state that it returns. */
export type Destination = Pick<AuthorizationRequest, 'redirectUri' | 'responseMode' | 'state'>;

/**
 * Sends the browser back to the app with an error, in the mode that the request asked for.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export function sendError(
  context: Context,
  to: Destination,
  problem: WireError,
  headers: readonly Header[] = [],
): HttpResponse {
  return deliver(context, to, Object.entries(errorFields(problem)), headers);
}

/**
 * Makes what the request's `response_type` asks for, and sends the browser back to the app with it. An ID token that comes with a code
 * says no more than who logged in: name and email follow in the one from the token endpoint, which no browser sees.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 * @see [OpenID Connect Core 1.0, section 3.3.2.5](https://openid.net/specs/openid-connect-core-1_0.html#HybridAuthResponse)
 */
export async function sendResponse(
  context: Context,
  request: AuthorizationRequest,
  session: Session,
  headers: readonly Header[] = [],
): Promise<HttpResponse> {
  const parts = request.responseType.split(' ');
  const { client, scope, audience, nonce } = request;
  const sub = session.user.sub;
  const authorization = authorize(context, { login: session, sub, scope, audience });
  const issue = { clientId: client.client_id, authorization, scope, dpopJkt: undefined };
  const code = parts.includes('code') ? makeCode(context, request, authorization).value : undefined;
  const signAccessToken = parts.includes('token') ? prepareAccessToken(context, issue) : undefined;
  context.decided();
  const accessToken = await signAccessToken?.();
  const withProfile = code === undefined;
  const idToken = parts.includes('id_token')
    ? await makeIdToken(context, issue, { nonce, accessToken, code, withProfile })
    : undefined;
  const expiresIn = String(context.server.policy.lifetimes.accessToken);
  const access: Parameters = accessToken
    ? [
        ['access_token', accessToken],
        ['token_type', 'Bearer'],
        ['expires_in', expiresIn],
        ['scope', scope.join(' ')],
      ]
    : [];
  const parameters: Parameters = [
    ...(code === undefined ? [] : [['code', code] as const]),
    ...access,
    ...(idToken === undefined ? [] : [['id_token', idToken] as const]),
  ];
  return deliver(context, request, parameters, headers);
}

function makeCode(
  context: Context,
  request: AuthorizationRequest,
  authorization: Code['authorization'],
): Code {
  const { server, now, observer } = context;
  const { client, redirectUri, challenge, nonce, dpopJkt } = request;
  const { code: lifetime } = server.policy.lifetimes;
  const value = randomToken(server.random, 32);
  const clientId = client.client_id;
  const bound = { clientId, redirectUri, challenge, nonce, dpopJkt, authorization };
  const code: Code = { value, ...bound, expiresAt: now + lifetime, usedAt: undefined };
  server.store.codes.set(value, code);
  const names = ['client_id', 'redirect_uri', 'scope', 'session', ...boundWhenSent(request)].join(', ');
  observer.value({
    ...{ name: 'code', value, note: `stored with ${names}; valid ${lifetime} s` },
    expiresAt: code.expiresAt * 1000,
  });
  return code;
}

function boundWhenSent({ challenge, nonce, audience, dpopJkt }: AuthorizationRequest): string[] {
  const named = { code_challenge: challenge, nonce, audience, dpop_jkt: dpopJkt };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/**
 * Every answer says who gives it, so that an app with several servers is not confused (RFC 9207 §2).
 * @see [OAuth 2.0 Multiple Response Type Encoding Practices, section 2.1](https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html#ResponseModes)
 */
function deliver(
  { server }: Context,
  { redirectUri, responseMode, state }: Destination,
  answer: Parameters,
  headers: readonly Header[],
): HttpResponse {
  const parameters: Parameters = [
    ...answer,
    ...(state === undefined ? [] : [['state', state] as const]),
    ...(server.policy.issInResponse ? [['iss', server.issuer] as const] : []),
  ];
  if (responseMode === 'form_post') return page(200, formPostPage(redirectUri, parameters), headers);
  return redirect(addAnswer(redirectUri, responseMode, parameters), headers);
}
