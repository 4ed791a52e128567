import { type AuthorizationDemand, prepareAuthorization } from '../../client/authorization-request.ts';
import { checkAuthorizationResponse, responseParameters } from '../../client/authorization-response.ts';
import { checkIdToken, type ExpectedIdToken } from '../../client/id-token.ts';
import { readIntrospection } from '../../client/introspection-response.ts';
import { readRequestUri } from '../../client/pushed-authorization.ts';
import { readTokens, type Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import { parseJwks } from '../../protocol/jwt.ts';
import type { AppConfiguration, Task } from '../contract.ts';
import type { CheckedTokens, Returned } from './context.ts';

/** What a person may set of an authorization request. */
export type Wish = Pick<
  AuthorizationDemand,
  | 'scope'
  | 'prompt'
  | 'maxAge'
  | 'loginHint'
  | 'challengeMethod'
  | 'responseType'
  | 'responseMode'
  | 'withNonce'
>;

/** What an app asks the authorization server for, with all that it knows of both. */
export function demandOf(app: AppConfiguration, wish: Wish, audience: string): AuthorizationDemand {
  const { clientId, redirectUri, endpoints } = app;
  return { ...wish, audience, clientId, redirectUri, endpoint: endpoints.authorization };
}

/**
 * The app makes what ties the rest of the flow together, and the URL that the browser is sent to. `meanwhile` is what a
 * screen of its own shows while the browser is away, as HTML.
 */
export function prepare(
  name: string,
  label: string,
  demand: AuthorizationDemand,
  meanwhile?: string,
): Task<PreparedTask> {
  return {
    name,
    label,
    async do(tools) {
      if (meanwhile !== undefined) tools.show(meanwhile);
      return { prepared: await prepareAuthorization(demand, tools), session: '' };
    },
  };
}

type PreparedTask = {
  readonly prepared: Awaited<ReturnType<typeof prepareAuthorization>>;
  readonly session: string;
};

/** The app takes the name of its pushed request out of the answer; the URL names nothing else. */
export function takeRequestUri(
  response: HttpResponse,
  urlOf: (requestUri: string) => string,
): Task<Verdict<string>> {
  return {
    name: 'take_request_uri',
    label: 'Takes the request_uri',
    async do(tools) {
      const read = await readRequestUri(response, tools);
      return read.ok ? { ok: true, value: urlOf(read.value.requestUri) } : read;
    },
  };
}

/** What an app compares an authorization response with. */
export interface ExpectedBack {
  readonly callback: HttpRequest;
  readonly state: string;
  readonly wants: readonly ('code' | 'id_token' | 'access_token')[];
  readonly session?: { readonly expected: string; readonly actual: string | undefined };
}

/** The app checks what came back to its redirect URI. */
export function checkResponse(app: AppConfiguration, back: ExpectedBack): Task<Verdict<Returned>> {
  const { state, wants, session } = back;
  const expected = { issuer: app.issuer, state, wants, ...(session && { session }) };
  return {
    name: 'check_authorization_response',
    label: wants[0] === 'code' ? 'Checks the response and takes the code' : 'Checks the response',
    do: (tools) => checkAuthorizationResponse(responseParameters(back.callback), expected, tools),
  };
}

/** What an ID token of the front channel came with. */
export interface FrontToken extends Returned {
  readonly keys: HttpResponse | undefined;
  readonly nonce: string;
  readonly maxAge: string;
}

/** Who an ID token is about. */
export interface Subject {
  readonly subject: string;
  readonly user: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** The app validates the ID token that came through the browser: its hashes must be there. */
export function validateFrontToken(app: AppConfiguration, front: FrontToken): Task<Verdict<Subject>> {
  return {
    name: 'validate_id_token',
    label: 'Validates the ID token',
    async do(tools) {
      const { idToken, accessToken, code } = front;
      const expected: ExpectedIdToken = {
        ...expectedOf(app, front.keys, accessToken),
        ...{ nonce: front.nonce, hashes: 'required', ...withMaxAge(front.maxAge) },
        ...(code !== '' && { code }),
      };
      const checked = await checkIdToken(idToken, expected, tools.clock, tools);
      return checked.ok ? { ok: true, value: subjectOf(checked.value) } : checked;
    },
  };
}

/** What a token response is judged by. */
export interface Received {
  readonly response: HttpResponse;
  /** The answer of the JWKS endpoint. */
  readonly keys: HttpResponse | undefined;
  /** The one that was sent; empty where there was none. */
  readonly nonce: string;
  /** `max_age` as it was sent; empty where it was not. */
  readonly maxAge: string;
  readonly tokenType: 'Bearer' | 'DPoP';
  /** Who signed in by the ID token of the front channel. */
  readonly first?: { readonly issuer: string; readonly subject: string };
}

/** The app reads the token response and validates the ID token in it, if there is one. */
export function validateTokens(app: AppConfiguration, received: Received): Task<Verdict<CheckedTokens>> {
  return {
    name: 'validate_tokens',
    label: 'Validates the tokens',
    async do(tools) {
      const read = await readTokens(received.response, tools, { tokenType: received.tokenType });
      if (!read.ok) return read;
      const { idToken, accessToken } = read.value;
      if (idToken === undefined)
        return { ok: true, value: { ...read.value, user: 'somebody (no ID token)', subject: '' } };
      const expected: ExpectedIdToken = {
        ...expectedOf(app, received.keys, accessToken),
        ...(received.nonce !== '' && { nonce: received.nonce }),
        ...withMaxAge(received.maxAge),
        ...(received.first && { firstIdToken: received.first }),
      };
      const claims = await checkIdToken(idToken, expected, tools.clock, tools);
      if (!claims.ok) return claims;
      const { user, subject } = subjectOf(claims.value);
      return { ok: true, value: { ...read.value, user, subject } };
    },
  };
}

/** What the app has when a refresh is answered. */
export interface Refreshed {
  readonly response: HttpResponse;
  /** The refresh token that was sent. */
  readonly spent: string;
  readonly keys: HttpResponse | undefined;
  readonly subject: string;
  readonly tokenType: 'Bearer' | 'DPoP';
}

/** After a refresh the app validates a new ID token as it did the first, and replaces the tokens that it holds. */
export function keepNewTokens(app: AppConfiguration, refreshed: Refreshed): Task<Verdict<Tokens>> {
  const { response, spent, keys, subject, tokenType } = refreshed;
  return {
    name: 'keep_new_tokens',
    label: 'Replaces its tokens with the new ones',
    async do(tools) {
      const read = await readTokens(response, tools, { tokenType });
      if (!read.ok) return read;
      const { idToken, accessToken, refreshToken } = read.value;
      if (idToken !== undefined) {
        const expected = { ...expectedOf(app, keys, accessToken), subject };
        const claims = await checkIdToken(idToken, expected, tools.clock, tools);
        if (!claims.ok) return claims;
      }
      if (refreshToken === undefined) return { ok: true, value: { ...read.value, refreshToken: spent } };
      const note =
        refreshToken === spent ? 'Kept: the server does not rotate it' : 'Kept; the one before is spent';
      tools.value({ name: 'refresh_token', value: refreshToken, note });
      return read;
    },
  };
}

function expectedOf(
  { issuer, clientId }: AppConfiguration,
  keys: HttpResponse | undefined,
  accessToken: string,
) {
  return { issuer, clientId, accessToken, jwks: parseJwks(keys?.body ?? '') ?? { keys: [] } };
}

function withMaxAge(text: string): { maxAge?: number } {
  return /^\d+$/.test(text) ? { maxAge: Number(text) } : {};
}

function subjectOf(claims: Readonly<Record<string, unknown>>): Subject {
  const { name, sub } = claims;
  return { claims, subject: String(sub), user: String(name ?? sub) };
}

/** A single-page or native app shows the data on its own screen. */
export function showOrders(html: string): Task<void> {
  return { name: 'show_orders', label: 'Shows the orders', do: (tools) => tools.show(html) };
}

/** The app reads the answer of the introspection endpoint. */
export function readAnswer(response: HttpResponse): Task<Verdict<{ active: boolean }>> {
  return {
    name: 'read_introspection',
    label: 'Reads whether the token is active',
    async do(tools) {
      const read = await readIntrospection(response, tools);
      const inactive = { ok: false, refusedBy: 'token_active', reason: 'The token is not active' } as const;
      return read.ok && !read.value.active ? inactive : read;
    },
  };
}

/** A machine takes the access token out of the answer; there is no user, so no ID token to validate. */
export function takeTokens(response: HttpResponse, tokenType: 'Bearer' | 'DPoP'): Task<Verdict<Tokens>> {
  return {
    name: 'take_tokens',
    label: 'Takes the access token',
    do: (tools) => readTokens(response, tools, { tokenType }),
  };
}
