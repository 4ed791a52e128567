import { spaceDelimited } from '../protocol/parameters.ts';
import type { ChallengeMethod } from '../protocol/pkce.ts';
import type { Context } from './context.ts';
import { established } from './established.ts';
import type { AuthorizationRequest, Challenge } from './store.ts';

/** Reads the authorization request out of parameters that passed their checks. */
export function readAuthorizationRequest({ value, client }: Context): AuthorizationRequest {
  const known = established(client);
  const maxAge = value('max_age');
  return {
    client: known,
    redirectUri: established(value('redirect_uri')),
    scope: spaceDelimited(value('scope')).filter(
      (scope) => scope !== 'offline_access' || known.grant_types.includes('refresh_token'),
    ),
    audience: value('audience'),
    state: value('state'),
    nonce: value('nonce'),
    challenge: challengeOf(value('code_challenge'), value('code_challenge_method')),
    prompt: spaceDelimited(value('prompt')),
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    loginHint: value('login_hint'),
  };
}

function challengeOf(value: string | undefined, method: string | undefined): Challenge | undefined {
  const known: ChallengeMethod = method === 'S256' ? 'S256' : 'plain';
  return value === undefined ? undefined : { value, method: known };
}
