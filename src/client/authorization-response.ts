import type { Check, Observer } from '../protocol/check.ts';
import { type HttpRequest, mediaType } from '../protocol/http.ts';
import {
  decodeParameters,
  type Parameters,
  parameter,
  queryOf,
  repeatedNames,
} from '../protocol/parameters.ts';
import { oidcCore, rfc } from '../protocol/spec.ts';
import { type AppProtections, defaultAppProtections } from './protections.ts';
import { compare, firstRefusal, inWords, refused, type Verdict } from './verdict.ts';

/** What can come back to the app. */
export type Returned = 'code' | 'id_token' | 'access_token';

/** What the app remembered when it sent the request. */
export interface ExpectedResponse {
  readonly issuer: string;
  /** The one that was sent; `undefined` where none was, and so nothing is compared. */
  readonly state: string | undefined;
  /** What the `response_type` asked for. */
  readonly wants: readonly Returned[];
  /** The app's own session cookie as it was set and as it came back; absent for an app without one. */
  readonly session?: { readonly expected: string; readonly actual: string | undefined };
  /** Which checks the app runs; every one where this is not said. */
  readonly protections?: Pick<AppProtections, 'checkState' | 'checkResponseIssuer'>;
}

/** What the app takes out of a response; empty where it did not ask for it. */
export interface AuthorizationResponse {
  readonly code: string;
  readonly idToken: string;
  readonly accessToken: string;
}

/**
 * The parameters of a request to the redirect URI: those of its form where it is a POST, else of its query.
 * @see [OAuth 2.0 Form Post Response Mode, section 2](https://openid.net/specs/oauth-v2-form-post-response-mode-1_0.html#FormPostResponseMode)
 */
export function responseParameters(request: HttpRequest): Parameters {
  if (request.method !== 'POST') return queryOf(request.url);
  const isForm = mediaType(request) === 'application/x-www-form-urlencoded';
  return isForm ? decodeParameters(request.body ?? '') : [];
}

/**
 * Checks a callback: that nothing stands twice, the session, `state`, `iss`, then whether it carries what was asked for or an error.
 * Swap a code with `codeGrant` next, and check an ID token with `checkIdToken`. A refusal names its check; an `error` from the
 * server is `authorization_granted`.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 4.1.2](https://www.rfc-editor.org/rfc/rfc6749#section-4.1.2)
 * @see [OpenID Connect Core 1.0, section 3.3.2.5](https://openid.net/specs/openid-connect-core-1_0.html#HybridAuthResponse)
 */
export async function checkAuthorizationResponse(
  response: Parameters,
  { issuer, state, wants, session, protections: on = defaultAppProtections }: ExpectedResponse,
  observer: Observer,
): Promise<Verdict<AuthorizationResponse>> {
  const value = (name: string) => parameter(response, name);
  const taken = (name: Returned) => (wants.includes(name) && value(name)) || '';
  const [code, idToken, accessToken] = [taken('code'), taken('id_token'), taken('access_token')];
  const refusal = await firstRefusal(observer, [
    () => notRepeated(response),
    () => session && sessionReturned(session),
    () => on.checkState && state !== undefined && stateMatches(state, value('state')),
    () => on.checkResponseIssuer && issuerMatches(issuer, value('iss')),
    () => granted(value('error'), value('error_description')),
    () => (wants.includes('code') ? codeReturned(code) : undefined),
    () => (wants.includes('id_token') ? idTokenReturned(idToken) : undefined),
    () =>
      wants.includes('access_token') ? accessTokenReturned(accessToken, value('token_type')) : undefined,
  ]);
  return refusal ? refused(refusal) : { ok: true, value: { code, idToken, accessToken } };
}

/** What the app reads; others it must ignore (RFC 6749 §4.1.2). */
const KNOWN: ReadonlySet<string> = new Set([
  ...['code', 'id_token', 'access_token', 'token_type', 'expires_in', 'scope'],
  ...['state', 'iss', 'error', 'error_description'],
]);

/** Of two values the app and a filter before it could each believe another one. */
function notRepeated(response: Parameters): Check {
  const repeated = repeatedNames(response).filter((name) => KNOWN.has(name));
  return {
    id: 'response_parameters_not_repeated',
    title: 'No parameter of the response stands twice',
    passed: repeated.length === 0,
    expected: 'each parameter once',
    actual: repeated.length === 0 ? 'each parameter once' : `twice: ${repeated.join(', ')}`,
    spec: rfc(6749, '3.1'),
  };
}

/** A form post from another site brings no cookie that is `SameSite=Lax`: then the app cannot know whose login this is. */
function sessionReturned({ expected, actual }: NonNullable<ExpectedResponse['session']>): Check {
  return {
    id: 'session_cookie_returned',
    title: "The browser brought back the app's session cookie",
    passed: actual === expected,
    expected: 'the cookie of this login',
    actual: actual === expected ? 'the cookie of this login' : actual ? 'another cookie' : '(absent)',
    spec: rfc(6749, '10.12'),
  };
}

const stateMatches = (expected: string, actual: string | undefined): Check =>
  compare(
    {
      id: 'state_matches',
      title: 'The response carries the state of this request',
      spec: rfc(6749, '10.12'),
    },
    expected,
    actual,
  );

const issuerMatches = (expected: string, actual: string | undefined): Check =>
  compare(
    {
      id: 'response_issuer_matches',
      title: 'The response names the expected issuer',
      spec: rfc(9207, '2.4'),
    },
    expected,
    actual,
  );

const granted = (error: string | undefined, description: string | undefined): Check => ({
  id: 'authorization_granted',
  title: 'The authorization server granted the request',
  passed: error === undefined,
  expected: 'no error',
  actual: error === undefined ? 'no error' : [error, description].filter(Boolean).join(': '),
  spec: oidcCore('3.1.2.6', 'AuthError'),
});

const codeReturned = (code: string): Check => ({
  id: 'code_returned',
  title: 'The response carries a code',
  passed: code !== '',
  expected: 'code=…',
  actual: code || '(absent)',
  spec: rfc(6749, '4.1.2'),
});

const idTokenReturned = (idToken: string): Check => ({
  id: 'id_token_returned',
  title: 'The response carries an ID token',
  passed: idToken !== '',
  expected: 'id_token=…',
  actual: idToken ? 'id_token=…' : '(absent)',
  spec: oidcCore('3.2.2.5', 'ImplicitAuthResponse'),
});

const accessTokenReturned = (accessToken: string, type: string | undefined): Check => ({
  id: 'access_token_returned',
  title: 'The response carries an access token of a type that the app can use',
  passed: accessToken !== '' && type?.toLowerCase() === 'bearer',
  expected: 'access_token=… with token_type Bearer',
  actual: accessToken ? `access_token=… with token_type ${inWords(type)}` : '(absent)',
  spec: oidcCore('3.3.2.5', 'HybridAuthResponse'),
});
