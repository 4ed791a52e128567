import type { Header, HttpResponse } from '../../protocol/http.ts';
import type { Refusal } from '../checks/run.ts';
import type { Context } from '../context.ts';
import { rememberGuess, secondsToWait } from '../guesses.ts';
import { errorFields, json } from '../responses.ts';

/**
 * An error for a client at the back channel: JSON, 400, or 401 where the client itself is refused; then with a challenge, because a 401
 * without one is none (RFC 9110 §15.5.2). A wrong secret is remembered.
 * @see [RFC 6749 - The OAuth 2.0 Authorization Framework, section 5.2](https://www.rfc-editor.org/rfc/rfc6749#section-5.2)
 */
export function refuseClient(context: Context, { check, error }: Refusal): HttpResponse {
  if (check === 'client_secret_correct') rememberGuess(context, 'client_secret');
  const unknown = error.code === 'invalid_client';
  const headers: Header[] = [
    ...(unknown ? [['WWW-Authenticate', 'Basic realm="clients", charset="UTF-8"'] as const] : []),
    ...waitHeader(context, check),
    ...nonceHeader(context),
  ];
  return json(error.status ?? (unknown ? 401 : 400), errorFields(error), headers);
}

function waitHeader(context: Context, check: string): Header[] {
  const what = check === 'client_secret_guesses_left' ? 'client_secret' : 'password';
  const limited = check === 'client_secret_guesses_left' || check === 'password_guesses_left';
  return limited ? [['Retry-After', String(secondsToWait(context, what))]] : [];
}

/**
 * The nonce for the next proof, wherever this server wants one.
 * @see [RFC 9449 - OAuth 2.0 Demonstrating Proof of Possession, section 8.2](https://www.rfc-editor.org/rfc/rfc9449#section-8.2)
 */
export function nonceHeader({ server, dpop, now }: Context): Header[] {
  const wanted = server.policy.requireDpopNonce && dpop.count > 0;
  return wanted ? [['DPoP-Nonce', server.dpopNonces.current(now)]] : [];
}
