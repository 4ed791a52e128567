import { randomToken } from '../protocol/encoding.ts';
import type { WireError } from '../protocol/errors.ts';
import type { Header, HttpResponse } from '../protocol/http.ts';
import { withQuery } from '../protocol/parameters.ts';
import type { Context } from './context.ts';
import { errorFields, redirect } from './responses.ts';
import type { Authorization, AuthorizationRequest, Code, Session } from './store.ts';

/** Where an answer goes, and the state that it returns. */
export type Destination = Pick<AuthorizationRequest, 'redirectUri' | 'state'>;

/**
 * Sends the browser back to the app with an error.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2.1](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2.1)
 */
export function sendError(context: Context, to: Destination, problem: WireError): HttpResponse {
  return respond(context, to, Object.entries(errorFields(problem)), []);
}

/**
 * Makes a code, binds it to the request and the login, and sends the browser back to the app with it.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 */
export function sendCode(
  context: Context,
  request: AuthorizationRequest,
  session: Session,
  headers: readonly Header[] = [],
): HttpResponse {
  const code = makeCode(context, request, session);
  return respond(context, request, [['code', code.value]], headers);
}

function makeCode(context: Context, request: AuthorizationRequest, session: Session): Code {
  const { server, now, observer } = context;
  const { lifetimes } = server.policy;
  const { scope, audience, client, redirectUri, challenge, nonce } = request;
  const id = randomToken(server.random, 16);
  const endsAt = now + lifetimes.refreshToken;
  const authorization: Authorization = { id, session, scope, audience, endsAt, revoked: false };
  const value = randomToken(server.random, 32);
  const code: Code = {
    value,
    clientId: client.client_id,
    redirectUri,
    challenge,
    nonce,
    authorization,
    expiresAt: now + lifetimes.code,
    usedAt: undefined,
  };
  server.store.codes.set(value, code, now);
  const bound = ['client_id', 'redirect_uri', 'scope', 'session', ...boundWhenSent(request)].join(', ');
  observer.value({ name: 'code', value, note: `stored with ${bound}; valid ${lifetimes.code} s` });
  return code;
}

function boundWhenSent({ challenge, nonce, audience }: AuthorizationRequest): string[] {
  const named = { code_challenge: challenge, nonce, audience };
  return Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [name]));
}

/** Every answer says who gives it, so that an app with several servers is not confused (RFC 9207 §2). */
function respond(
  { server }: Context,
  { redirectUri, state }: Destination,
  parameters: readonly (readonly [string, string])[],
  headers: readonly Header[],
): HttpResponse {
  const iss = server.policy.issInResponse ? server.issuer : undefined;
  return redirect(withQuery(redirectUri, [...parameters, ['state', state], ['iss', iss]]), headers);
}
