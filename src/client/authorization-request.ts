import type { NamedValue } from '../protocol/check.ts';
import { randomToken } from '../protocol/encoding.ts';
import type { Random } from '../protocol/inputs.ts';
import { withQuery } from '../protocol/parameters.ts';
import { type ChallengeMethod, codeChallenge, makeCodeVerifier } from '../protocol/pkce.ts';

/** What the app asks for. */
export interface AuthorizationDemand {
  readonly endpoint: string;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly audience: string;
  /** `none` leaves PKCE out, which an authorization server that requires it refuses. */
  readonly challengeMethod: ChallengeMethod | 'none';
  readonly prompt: string;
  readonly maxAge: string;
  readonly loginHint: string;
}

/** What the app keeps until the response comes back, and the URL that it sends the browser to. */
export interface PreparedAuthorization {
  readonly url: string;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

interface PreparationTools {
  readonly random: Random;
  value(value: NamedValue): void;
}

/**
 * Makes `state`, `nonce` and a PKCE pair and writes them into an authorization request.
 * Send the browser to `url` next; keep the rest for `checkAuthorizationResponse` and the token request.
 * @see [RFC 7636 - Proof Key for Code Exchange, section 4.3](https://www.rfc-editor.org/rfc/rfc7636#section-4.3)
 */
export async function prepareAuthorization(
  demand: AuthorizationDemand,
  { random, value }: PreparationTools,
): Promise<PreparedAuthorization> {
  const codeVerifier = makeCodeVerifier(random);
  const method = demand.challengeMethod;
  const challenge = method === 'none' ? undefined : codeChallenge(codeVerifier, method);
  const state = randomToken(random, 16);
  const nonce = randomToken(random, 16);
  value({
    name: 'code_verifier',
    value: codeVerifier,
    note: '32 random octets in BASE64URL; it stays in the app',
  });
  if (challenge !== undefined)
    value({ name: 'code_challenge', value: challenge, note: challengeNote(method) });
  value({ name: 'state', value: state, note: 'Random; ties the response to this request' });
  value({ name: 'nonce', value: nonce, note: 'Random; ties the ID token to this request' });
  const url = withQuery(demand.endpoint, [
    ['response_type', 'code'],
    ['client_id', demand.clientId],
    ['redirect_uri', demand.redirectUri],
    ['scope', demand.scope || undefined],
    ['state', state],
    ['nonce', nonce],
    ['audience', demand.audience || undefined],
    ['code_challenge', challenge],
    ['code_challenge_method', challenge === undefined ? undefined : method],
    ['prompt', demand.prompt || undefined],
    ['max_age', demand.maxAge || undefined],
    ['login_hint', demand.loginHint || undefined],
  ]);
  return { url, state, nonce, codeVerifier };
}

function challengeNote(method: string): string {
  return method === 'plain'
    ? 'The verifier itself: whoever reads the request can use it'
    : 'BASE64URL(SHA-256(code_verifier)); it goes into the request';
}
