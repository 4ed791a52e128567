import { type AuthorizationDemand, prepareAuthorization } from '../../client/authorization-request.ts';
import { checkAuthorizationResponse, responseParameters } from '../../client/authorization-response.ts';
import { readRequestUri } from '../../client/pushed-authorization.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpRequest, HttpResponse } from '../../protocol/http.ts';
import type { AppConfiguration, Task } from '../contract.ts';
import type { Returned } from './context.ts';

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
  const { clientId, redirectUri, endpoints, protections } = app;
  return { ...wish, audience, clientId, redirectUri, endpoint: endpoints.authorization, protections };
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
  /** The one that was sent; empty where there was none. */
  readonly state: string;
  readonly wants: readonly ('code' | 'id_token' | 'access_token')[];
  readonly session?: { readonly expected: string; readonly actual: string | undefined };
}

/** The app checks what came back to its redirect URI. */
export function checkResponse(app: AppConfiguration, back: ExpectedBack): Task<Verdict<Returned>> {
  const { state, wants, session } = back;
  const { issuer, protections } = app;
  const sent = state === '' ? undefined : state;
  const expected = { issuer, state: sent, wants, protections, ...(session && { session }) };
  return {
    name: 'check_authorization_response',
    label: wants[0] === 'code' ? 'Checks the response and takes the code' : 'Checks the response',
    do: (tools) => checkAuthorizationResponse(responseParameters(back.callback), expected, tools),
  };
}

/** A single-page or native app shows the data on its own screen. */
export function showOrders(html: string): Task<void> {
  return { name: 'show_orders', label: 'Shows the orders', do: (tools) => tools.show(html) };
}
