import { spaceDelimited } from '../protocol/parameters.ts';
import type { ChallengeMethod } from '../protocol/pkce.ts';
import type { Context } from './context.ts';
import { established } from './established.ts';
import type { AuthorizationRequest, Challenge } from './records.ts';
import { responseModeOf, responseTypeOf } from './response-type.ts';
import { audienceAsked, scopeGranted } from './scopes.ts';

/** Reads the authorization request out of parameters that passed their checks. */
export function readAuthorizationRequest(context: Context): AuthorizationRequest {
  const { value, client } = context;
  const maxAge = value('max_age');
  const type = value('response_type');
  return {
    kind: 'authorization',
    client: established(client),
    redirectUri: established(value('redirect_uri')),
    responseType: established(responseTypeOf(type)),
    responseMode: established(responseModeOf(value('response_mode'), type)),
    scope: scopeGranted(context),
    audience: audienceAsked(context),
    state: value('state'),
    nonce: value('nonce'),
    challenge: challengeOf(value('code_challenge'), value('code_challenge_method')),
    dpopJkt: value('dpop_jkt'),
    prompt: spaceDelimited(value('prompt')),
    maxAge: maxAge === undefined ? undefined : Number(maxAge),
    loginHint: value('login_hint'),
    hintedSub: hintedSub(context),
  };
}

function hintedSub({ hint }: Context): string | undefined {
  const sub = hint?.claims.sub;
  return typeof sub === 'string' ? sub : undefined;
}

function challengeOf(value: string | undefined, method: string | undefined): Challenge | undefined {
  const known: ChallengeMethod = method === 'S256' ? 'S256' : 'plain';
  return value === undefined ? undefined : { value, method: known };
}
