import type { NamedValue } from '../protocol/check.ts';
import { randomToken } from '../protocol/encoding.ts';
import type { Random } from '../protocol/inputs.ts';
import { type Parameters, withQuery } from '../protocol/parameters.ts';
import { type ChallengeMethod, codeChallenge, makeCodeVerifier } from '../protocol/pkce.ts';
import { filled } from './filled.ts';
import { type AppProtections, defaultAppProtections } from './protections.ts';

/** What the app asks for. */
export interface AuthorizationDemand {
  readonly endpoint: string;
  readonly clientId: string;
  /** `code`, `id_token`, `code id_token`, …: what comes back. */
  readonly responseType: string;
  /** How it comes back; empty for the response type's own way. */
  readonly responseMode: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly audience: string;
  /**
   * `none` makes a verifier and sends no challenge, which an authorization server that requires it refuses. `absent`: a flow
   * without PKCE.
   */
  readonly challengeMethod: ChallengeMethod | 'none' | 'absent';
  /** Whether an ID token will come that a `nonce` can tie to this request. */
  readonly withNonce: boolean;
  readonly prompt: string;
  readonly maxAge: string;
  readonly loginHint: string;
  /** Whether `state` and `nonce` go along; they do where this is not said. */
  readonly protections?: Pick<AppProtections, 'sendState' | 'sendNonce'>;
}

/** What the app keeps until the response comes back, and where it sends the browser to. What a flow does without is empty. */
export interface PreparedAuthorization {
  /** The request's parameters, to push them before the browser goes. */
  readonly parameters: Parameters;
  /** The authorization endpoint with these parameters. */
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

interface PreparationTools {
  readonly random: Random;
  value(value: NamedValue): void;
}

/** Which of the values that tie what comes back to the request the app sends. */
export function tiesOf({ withNonce, protections = defaultAppProtections }: AuthorizationDemand) {
  return { state: protections.sendState, nonce: withNonce && protections.sendNonce };
}

/**
 * Makes `state`, and `nonce` and a PKCE pair where they are wanted, and writes them into an authorization request.
 * Send the browser to `url` next; keep the rest for `checkAuthorizationResponse` and the token request.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3)
 */
export async function prepareAuthorization(
  demand: AuthorizationDemand,
  { random, value }: PreparationTools,
): Promise<PreparedAuthorization> {
  // The order of these draws is part of every run that starts from a seed: what is not sent is drawn all the same.
  const ties = tiesOf(demand);
  const codeVerifier = demand.challengeMethod === 'absent' ? '' : makeCodeVerifier(random);
  const made: Made = {
    codeVerifier,
    challenge: challengeOf(codeVerifier, demand.challengeMethod),
    state: drawn(random, ties.state),
    nonce: demand.withNonce ? drawn(random, ties.nonce) : '',
  };
  for (const named of valuesOf(made, demand.challengeMethod)) if (named.value !== '') value(named);
  const parameters = parametersOf(demand, made);
  const { state, nonce } = made;
  return { parameters, url: withQuery(demand.endpoint, parameters), state, nonce, codeVerifier };
}

/** A new value; thrown away where it is not sent. */
function drawn(random: Random, sent: boolean): string {
  const value = randomToken(random, 16);
  return sent ? value : '';
}

/** The values that are new in each request; empty where there is none. */
interface Made {
  readonly codeVerifier: string;
  readonly challenge: string;
  readonly state: string;
  readonly nonce: string;
}

type Method = AuthorizationDemand['challengeMethod'];

function challengeOf(verifier: string, method: Method): string {
  return method === 'none' || method === 'absent' ? '' : codeChallenge(verifier, method);
}

function valuesOf({ codeVerifier, challenge, state, nonce }: Made, method: Method): NamedValue[] {
  const challengeNote =
    method === 'plain'
      ? 'The verifier itself: whoever reads the request can use it'
      : 'BASE64URL(SHA-256(code_verifier)); it goes into the request';
  return [
    {
      name: 'code_verifier',
      value: codeVerifier,
      note: '32 random octets in BASE64URL; it stays in the app',
    },
    { name: 'code_challenge', value: challenge, note: challengeNote },
    { name: 'state', value: state, note: 'Random; ties the response to this request' },
    { name: 'nonce', value: nonce, note: 'Random; ties the ID token to this request' },
  ];
}

function parametersOf(demand: AuthorizationDemand, { challenge, state, nonce }: Made): Parameters {
  return [
    ['response_type', demand.responseType],
    ...filled([['response_mode', demand.responseMode]]),
    ['client_id', demand.clientId],
    ['redirect_uri', demand.redirectUri],
    ...filled([
      ['scope', demand.scope],
      ['state', state],
      ['nonce', nonce],
      ['audience', demand.audience],
      ['code_challenge', challenge],
      ['code_challenge_method', challenge && demand.challengeMethod],
      ['prompt', demand.prompt],
      ['max_age', demand.maxAge],
      ['login_hint', demand.loginHint],
    ]),
  ];
}

/**
 * Where the browser goes after the request was pushed: its name instead of its parameters.
 * @see [RFC 9126 - OAuth 2.0 Pushed Authorization Requests, section 4](https://www.rfc-editor.org/rfc/rfc9126#section-4)
 */
export function pushedAuthorizationUrl(endpoint: string, clientId: string, requestUri: string): string {
  return withQuery(endpoint, [
    ['client_id', clientId],
    ['request_uri', requestUri],
  ]);
}
