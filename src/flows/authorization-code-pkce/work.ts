import { type PreparedAuthorization, prepareAuthorization } from '../../client/authorization-request.ts';
import { checkAuthorizationResponse } from '../../client/authorization-response.ts';
import { checkIdToken } from '../../client/id-token.ts';
import { appPage, orderLines } from '../../client/pages.ts';
import { readTokens, type Tokens } from '../../client/token-response.ts';
import type { Verdict } from '../../client/verdict.ts';
import type { HttpResponse } from '../../protocol/http.ts';
import { parseJwks } from '../../protocol/jwt.ts';
import type { AppConfiguration, Task, Tools } from '../contract.ts';
import type { PkceOptions } from './options.ts';

/** Tokens that passed every check, and who signed in. */
export interface CheckedTokens extends Tokens {
  /** `sub` of the ID token; empty where there is none. */
  readonly subject: string;
  readonly user: string;
}

/** Step 2: the app makes what ties the rest of the flow together. */
export function makeCodeVerifier(app: AppConfiguration, options: PkceOptions): Task<PreparedAuthorization> {
  const { clientId, redirectUri, audience } = app;
  const demand = { ...options, endpoint: app.endpoints.authorization, clientId, redirectUri, audience };
  return {
    name: 'make_code_verifier',
    label: 'Makes a code_verifier and its code_challenge',
    do: (tools) => prepareAuthorization(demand, tools),
  };
}

/** Step 6: the app checks what came back to its redirect URI. */
export function checkCallback(
  app: AppConfiguration,
  url: string,
  state: string,
): Task<Verdict<{ code: string }>> {
  return {
    name: 'check_authorization_response',
    label: 'Checks the response and takes the code',
    do: (tools) => checkAuthorizationResponse(url, { issuer: app.issuer, state }, tools),
  };
}

/** What step 9 has to look at. */
export interface Received {
  readonly response: HttpResponse;
  /** The answer of the JWKS endpoint. */
  readonly keys: HttpResponse | undefined;
  readonly nonce: string;
  /** `max_age` as it was sent; empty where it was not. */
  readonly maxAge: string;
}

/** Step 9: the app reads the token response and validates the ID token in it, if there is one. */
export function validateTokens(app: AppConfiguration, received: Received): Task<Verdict<CheckedTokens>> {
  return {
    name: 'validate_tokens',
    label: 'Validates the tokens',
    async do(tools) {
      const read = await readTokens(received.response, tools);
      if (!read.ok) return read;
      const { idToken, accessToken } = read.value;
      if (idToken === undefined)
        return { ok: true, value: { ...read.value, user: 'somebody (no ID token)', subject: '' } };
      const jwks = parseJwks(received.keys?.body ?? '') ?? { keys: [] };
      const expected = {
        issuer: app.issuer,
        clientId: app.clientId,
        nonce: received.nonce,
        ...(/^\d+$/.test(received.maxAge) && { maxAge: Number(received.maxAge) }),
        accessToken,
        jwks,
      };
      const claims = await checkIdToken(idToken, expected, tools.clock, tools);
      if (!claims.ok) return claims;
      const { name, sub } = claims.value;
      return { ok: true, value: { ...read.value, user: String(name ?? sub), subject: String(sub) } };
    },
  };
}

/** Step 11: the app shows the data. */
export function showOrders(user: string, response: HttpResponse): Task<void> {
  return {
    name: 'show_orders',
    label: 'Shows the orders',
    do: (tools: Tools) => tools.show(appPage({ name: 'signed-in', user, orders: orderLines(response.body) })),
  };
}

/** What the app has when a refresh is answered. */
export interface Refreshed {
  readonly response: HttpResponse;
  /** The refresh token that was sent. */
  readonly spent: string;
  readonly keys: HttpResponse | undefined;
  readonly subject: string;
}

/** After a refresh: the app validates a new ID token as it did the first, and replaces the tokens that it holds. */
export function keepNewTokens(app: AppConfiguration, refreshed: Refreshed): Task<Verdict<Tokens>> {
  const { response, spent, subject } = refreshed;
  return {
    name: 'keep_new_tokens',
    label: 'Replaces its tokens with the new ones',
    async do(tools) {
      const read = await readTokens(response, tools);
      if (!read.ok) return read;
      const { idToken, accessToken, refreshToken } = read.value;
      if (idToken !== undefined) {
        const jwks = parseJwks(refreshed.keys?.body ?? '') ?? { keys: [] };
        const expected = { issuer: app.issuer, clientId: app.clientId, subject, accessToken, jwks };
        const claims = await checkIdToken(idToken, expected, tools.clock, tools);
        if (!claims.ok) return claims;
      }
      if (refreshToken === undefined) return { ok: true, value: { ...read.value, refreshToken: spent } };
      tools.value({ name: 'refresh_token', value: refreshToken, note: 'Kept; the one before is spent' });
      return read;
    },
  };
}
